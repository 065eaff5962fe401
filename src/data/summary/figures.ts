import type { ColumnSummary } from '../../contract/index.ts';

/** What the values of a column come to. */
export type ColumnFigures = Omit<ColumnSummary, 'name' | 'type' | 'format' | 'invalid'>;

/** The figures that values other than numbers do not have. */
export const withoutNumbers = {
  min: null,
  max: null,
  mean: null,
  std: null,
  q1: null,
  median: null,
  q3: null,
  skewness: null,
  integer: false,
} as const;
