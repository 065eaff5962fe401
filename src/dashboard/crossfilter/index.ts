export { createClient, type CrossfilterClient } from './client.ts';
export { readColumn, type ColumnValues } from './columnBytes.ts';
export type { Answer, ChartCounts } from './createCrossfilter.ts';
export type { Box, Dimension, Filter, Grid, Range } from './dimension.ts';
export type { Reply } from './engine.ts';
export { keepEqual } from './keepEqual.ts';
export {
  everyone,
  isEveryone,
  isMapColumn,
  levelsOn,
  mapColumns,
  queryOf,
  rangeOn,
  withLevels,
  withLevelToggled,
  withoutFilter,
  withRange,
  withSegmentToggled,
  type Change,
  type Selection,
} from './selection.ts';
export { parseSelection, printSelection } from './selectionUrl.ts';
