import type { ColumnSummary } from '../../contract/index.ts';
import { moments, quantiles, type Moments } from '../../core/index.ts';
import { quantilesOfCounted } from './countedQuantiles.ts';
import { differentValues, type CountedValue } from './differentValues.ts';
import type { ColumnFigures } from './figures.ts';
import { mostDistinctShown, mostValuesShown } from './shown.ts';

/** The quartiles, as probabilities. */
export const quarters = [0.25, 0.5, 0.75] as const;

/**
 * Summarises numbers: quartiles by linear interpolation, sample standard deviation, skewness adjusted for the sample's
 * size (Joanes and Gill, 1998: G1), commonest values.
 *
 * @param values NaN where one is missing
 */
export function summariseNumbers(values: Float64Array): ColumnFigures {
  const found = moments(values);
  const { distinct, counted } = differentValues(values, mostDistinctShown);
  return figuresOfNumbers({
    ...found,
    ...extremes(values),
    missing: values.length - found.count,
    distinct,
    counted,
    quartiles:
      counted === null
        ? quantiles(values, quarters)
        : quantilesOfCounted(counted, found.count, quarters),
  });
}

/** What is found out about numbers. */
export interface NumberFacts extends Moments, Extremes {
  readonly missing: number;
  readonly distinct: number;
  /** Each different value with its count; null where there are too many to show. */
  readonly counted: readonly CountedValue[] | null;
  /** By {@link quarters}; NaN without values. */
  readonly quartiles: readonly number[];
}

export function figuresOfNumbers(facts: NumberFacts): ColumnFigures {
  const { count, missing, distinct, mean, variance, skewness, min, max, whole, counted } = facts;
  const [q1 = NaN, median = NaN, q3 = NaN] = facts.quartiles;
  return {
    count,
    missing,
    distinct,
    min: finiteOrNull(min),
    max: finiteOrNull(max),
    mean: finiteOrNull(mean),
    std: count > 1 ? Math.sqrt((variance * count) / (count - 1)) : null,
    q1: finiteOrNull(q1),
    median: finiteOrNull(median),
    q3: finiteOrNull(q3),
    skewness:
      count > 2 && variance > 0
        ? finiteOrNull((skewness * Math.sqrt(count * (count - 1))) / (count - 2))
        : null,
    integer: count > 0 && whole,
    topValues: commonest(counted ?? []),
  };
}

/** Infinite without values. */
interface Extremes {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

function extremes(values: Float64Array): Extremes {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > Math.floor(value)) whole = false;
  }
  return { min, max, whole };
}

/** Of values that come up equally often, those first that stand first as texts. */
function commonest(counted: readonly CountedValue[]): ColumnSummary['topValues'] {
  return counted
    .map(({ value, count }) => ({ value: String(value), count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValuesShown);
}

/** 0 for -0; what overflows or underflows is not known. */
function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
