import type { FeatureStep, Input } from '../../contract/index.ts';
import type { Note } from '../score.ts';
import type { CellReader } from './cell.ts';

interface ColumnBase {
  readonly input: Input;
  /** Its place among the columns of the plan. */
  readonly place: number;
  readonly read: CellReader;
  /** The note on each state of a value; null where there is nothing to tell. */
  readonly notes: ColumnNotes;
  /** A value as the cell holds it, in words against the average customer. */
  readonly phrase: (value: number) => string;
}

export interface ColumnNotes {
  /** By state, where the segment is found by distance. */
  readonly byDistance: readonly (Note | null)[];
  /** By state, where nothing stands in for a missing value. */
  readonly otherwise: readonly (Note | null)[];
}

export interface NumberColumnPlan extends ColumnBase {
  readonly kind: 'number';
  /** The feature made of it; null where segments were not formed on it. */
  readonly made: { readonly step: FeatureStep; readonly feature: number } | null;
  /** Whether training saw whole numbers only, as far as can be known. */
  readonly whole: boolean;
}

export interface CategoryColumnPlan extends ColumnBase {
  readonly kind: 'category';
  /** The features made of it; none where segments were not formed on it. */
  readonly features: readonly number[];
  readonly steps: readonly FeatureStep[];
  /** Prepared values: one row a level, then one for an unknown level and one for a missing value. */
  readonly prepared: Float64Array;
}

/** A column made ready for scoring. */
export type ColumnPlan = NumberColumnPlan | CategoryColumnPlan;

/** The features made of a column. */
export function featuresOf(column: ColumnPlan): readonly number[] {
  if (column.kind === 'category') return column.features;
  return column.made === null ? [] : [column.made.feature];
}
