/**
 * Scoring alone, for browsers and servers: what a model says of customers, and nothing that reads files.
 *
 * @module
 */
export { ClienteleError, type ErrorKind, type ModelFile } from './contract/index.ts';
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
