import type { Input } from '../../contract/index.ts';
import { prepareValue } from '../../features/index.ts';
import type { CategoryColumnPlan, ColumnPlan, NumberColumnPlan } from '../plan/columns.ts';
import type { Reading } from '../readCustomer.ts';

/** One way to change one column of a customer, on the scale clustered on. */
export interface Movable {
  /** Place of the column among those of the plan. */
  readonly place: number;
  readonly feature: number;
  /** The least and the most that may be added to the prepared value; equal where a yes/no flips. */
  readonly least: number;
  readonly most: number;
  /** How the changed column is told. */
  readonly target: NumberTarget | LevelTarget;
}

export interface NumberTarget {
  readonly kind: 'number';
  readonly column: NumberColumnPlan;
  /** What the value counts as before the change, in the column's own unit. */
  readonly from: number;
  /** The values that may be reached, in the column's own unit. */
  readonly lower: number;
  readonly upper: number;
}

export interface LevelTarget {
  readonly kind: 'level';
  readonly column: CategoryColumnPlan;
  /** Place of the level changed to. */
  readonly to: number;
}

/**
 * Every way to change a customer's columns that a bank can influence: numbers inside what training ranged
 * over, and the other answer of a yes/no. Categories of several levels stay as they are.
 *
 * @param x the customer's features
 */
export function movablesOf(
  clustered: readonly ColumnPlan[],
  { values }: Reading,
  x: Float64Array,
): Movable[] {
  return clustered
    .filter(({ input }) => input.influenceable)
    .flatMap((column) =>
      column.kind === 'number'
        ? moveNumber(column, values[column.place], x)
        : flipLevel(column, values[column.place], x),
    );
}

function moveNumber(column: NumberColumnPlan, value: number, x: Float64Array): Movable[] {
  const { input, made, place, whole } = column;
  if (input.range === null || made === null) return [];
  const { step, feature } = made;
  const { lower, upper } = reachOf(input.range, step.clip, whole);
  if (!(lower <= upper)) return [];
  const filled = Number.isNaN(value) ? (step.impute ?? NaN) : value;
  const from = step.clip === null ? filled : hold(filled, step.clip);
  const target = { kind: 'number', column, from, lower, upper } as const;
  const least = prepareValue(step, lower) - x[feature];
  const most = prepareValue(step, upper) - x[feature];
  return [{ place, feature, least, most, target }];
}

type Bounds = NonNullable<Input['range']>;

/** Beyond the bounds of the recipe a value has no more effect. */
function reachOf(range: Bounds, clip: Bounds | null, whole: boolean): Bounds {
  const lower = Math.max(range.lower, clip?.lower ?? -Infinity);
  const upper = Math.min(range.upper, clip?.upper ?? Infinity);
  return whole ? { lower: Math.ceil(lower), upper: Math.floor(upper) } : { lower, upper };
}

function hold(value: number, { lower, upper }: Bounds): number {
  return Math.min(upper, Math.max(lower, value));
}

function flipLevel(column: CategoryColumnPlan, value: number, x: Float64Array): Movable[] {
  const { features, prepared, input, place } = column;
  if (input.levels.length !== 2 || features.length !== 1) return [];
  const [feature] = features;
  return [0, 1]
    .filter((to) => to !== value)
    .map((to) => {
      const move = prepared[to] - x[feature];
      return { place, feature, least: move, most: move, target: { kind: 'level', column, to } };
    });
}
