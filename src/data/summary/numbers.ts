import type { ColumnSummary } from '../../contract/index.ts';
import { moments, quantiles } from '../../core/index.ts';
import { quantilesOfCounted } from './countedQuantiles.ts';
import { differentValues, type CountedValue } from './differentValues.ts';
import type { ColumnFigures } from './figures.ts';
import { mostDistinctShown, mostValuesShown } from './shown.ts';

const quarters = [0.25, 0.5, 0.75] as const;

/**
 * Summarises numbers: quartiles by linear interpolation, sample standard deviation, skewness adjusted for the sample's
 * size (Joanes and Gill, 1998: G1), commonest values.
 *
 * @param values NaN where one is missing
 */
export function summariseNumbers(values: Float64Array): ColumnFigures {
  const { count, mean, variance, skewness } = moments(values);
  const { distinct, counted } = differentValues(values, mostDistinctShown);
  const [q1, median, q3] =
    counted === null ? quantiles(values, quarters) : quantilesOfCounted(counted, count, quarters);
  const { min, max, whole } = extremes(values);
  return {
    count,
    missing: values.length - count,
    distinct,
    min: finiteOrNull(min),
    max: finiteOrNull(max),
    mean: finiteOrNull(mean),
    std: count > 1 ? Math.sqrt((variance * count) / (count - 1)) : null,
    q1: finiteOrNull(q1),
    median: finiteOrNull(median),
    q3: finiteOrNull(q3),
    skewness:
      count > 2 && variance > 0 ? (skewness * Math.sqrt(count * (count - 1))) / (count - 2) : null,
    integer: count > 0 && whole,
    topValues: commonest(counted ?? []),
  };
}

function extremes(values: Float64Array): {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
} {
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

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
