import type { SegmentConfig } from '../../contract/index.ts';

/** How columns are cleaned and scaled; the words of a run's options. */
export type RecipeOptions = Pick<SegmentConfig, 'impute' | 'outliers' | 'transform' | 'scale'>;
