import type { SegmentConfig } from '../../contract/index.ts';

/** How columns are cleaned and scaled; the words of a run's options. */
export interface RecipeOptions extends Pick<
  SegmentConfig,
  'impute' | 'outliers' | 'transform' | 'scale'
> {
  /** How categories of three values or more become numbers; one each when not given. */
  readonly coding?: SegmentConfig['coding'];
  /** Values of a category in order, lowest first. */
  readonly orders?: SegmentConfig['orders'];
  /** How categories become numbers: scaled as numbers are when not given, or each level a number of its own. */
  readonly levels?: LevelOptions;
}

/** Levels of categories that are told apart and not scaled. */
export interface LevelOptions {
  /**
   * What a category that differs weighs against a squared difference of 1; null where it is to be found. The levels
   * are 0 and 1 where nothing is weighed against numbers.
   */
  readonly gamma: number | null;
}
