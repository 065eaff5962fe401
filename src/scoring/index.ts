export { inputsOf } from './inputs.ts';
export { fitClassifier } from './classifier/fitClassifier.ts';
export type { ClassifierOptions, FittedClassifier } from './classifier/fitOnSplit.ts';
export { segmentRules, type RuleOptions } from './rules/segmentRules.ts';
export {
  whatWouldMove,
  whyNoMove,
  type Change,
  type ColumnChange,
} from './change/whatWouldMove.ts';
export { createScorer, type Scorer } from './createScorer.ts';
export type { Customer } from './readCustomer.ts';
export { reasonsInWords } from './reasons.ts';
export type { NextSegment, Note, NoteKind, Reason, Score, TableScores } from './score.ts';
export { shareShift } from './shareShift.ts';
