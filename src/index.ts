/**
 * Clientele as a library: the whole run, the numerics behind it, and the shapes it speaks.
 *
 * @module
 */
export * from './compute/index.ts';
export * from './contract/index.ts';
export * from './core/index.ts';
export { exportFormats, exportModel, type ExportOptions } from './exports/index.ts';
export * from './report/index.ts';
export {
  generateRows,
  runSegmentation,
  scoreCustomers,
  syntheticShapes,
  writeSynthetic,
} from './run/index.ts';
export type {
  FittedRun,
  RunPorts,
  RunProgress,
  ScoreOptions,
  SegmentationRun,
} from './run/index.ts';
export { createScorer, reasonsInWords, whatWouldMove, whyNoMove } from './scoring/index.ts';
export type {
  Change,
  ColumnChange,
  Customer,
  NextSegment,
  Note,
  NoteKind,
  Reason,
  Score,
  Scorer,
  TableScores,
} from './scoring/index.ts';
export { modelJson, publishRun, segmentsCsv } from './store/index.ts';
