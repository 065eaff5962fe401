import type { ScoringPlan } from '../plan/planModel.ts';
import type { Reading } from '../readCustomer.ts';
import type { Movable } from './movable.ts';

/** A customer's place before any change. */
export interface Start {
  readonly plan: ScoringPlan;
  readonly reading: Reading;
  /** The features (nFeatures). */
  readonly x: Float64Array;
  readonly cluster: number;
}

/** A move that reaches a boundary, before figures are made short. */
export interface Candidate {
  readonly movables: readonly Movable[];
  /** One a movable, on the scale clustered on. */
  readonly moves: readonly number[];
  /** Squared length of the move. */
  readonly square: number;
}

/** Moves that reach a boundary of a customer's segment. */
export interface MoveSearch {
  /** Of so many columns together. */
  readonly together: (size: number) => Candidate[];
  /** Of all columns together. */
  readonly broad: () => Candidate[];
}

export function candidateOf(movables: readonly Movable[], moves: readonly number[]): Candidate {
  const square = moves.reduce((sum, move) => sum + move * move, 0);
  return { movables, moves, square };
}
