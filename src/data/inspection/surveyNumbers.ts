import type { ColumnSummary, InspectedColumn } from '../../contract/index.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { copyNumbers } from '../vectors.ts';
import { binsOf, type Bins } from './histogram.ts';

/** The least and the most that a column of numbers can hold; null leaves a side open. */
export interface NumberLimits {
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface NumberSurvey extends Pick<InspectedColumn, 'histogram' | 'outliers'> {
  /** Values outside the limits that were given; 0 without any. */
  readonly outside: number;
}

/** Tukey's far out: so many interquartile ranges beyond the quartiles. */
const farOut = 3;

/**
 * Counts columns of numbers in one pass: values outside limits, far out, and in the bins of a histogram.
 *
 * @param limits one a column, in their order; null where anything goes
 */
export async function surveyNumbers(
  session: Session,
  relation: string,
  columns: readonly ColumnSummary[],
  limits: readonly (NumberLimits | null)[],
): Promise<NumberSurvey[]> {
  if (columns.length === 0) return [];
  const counters = columns.map((column, i) => counterOf(column, limits[i] ?? null));
  const values = columns.map(
    (column) => `coalesce(CAST(${name(column.name)} AS DOUBLE), CAST('nan' AS DOUBLE))`,
  );
  let held = new Float64Array();
  for await (const chunk of session.chunks(`SELECT ${values.join(', ')} FROM ${name(relation)}`)) {
    if (held.length < chunk.rowCount) held = new Float64Array(chunk.rowCount);
    for (const [index, counter] of counters.entries()) {
      copyNumbers(chunk.getColumnVector(index), 0, chunk.rowCount, held, 0);
      counter.add(held.subarray(0, chunk.rowCount));
    }
  }
  return counters.map(({ survey }) => survey());
}

interface Counter {
  /** @param values NaN where one is missing */
  readonly add: (values: Float64Array) => void;
  readonly survey: () => NumberSurvey;
}

function counterOf(column: ColumnSummary, limits: NumberLimits | null): Counter {
  const fences = fencesOf(column);
  const bins = binsOf(column);
  const counts = (bins?.edges.slice(1) ?? []).map(() => 0);
  let outside = 0;
  let outliers = 0;
  return {
    add(values) {
      if (limits !== null) outside += countOutside(values, limits);
      if (fences !== null) outliers += countOutside(values, fences);
      if (bins !== null) countInBins(values, bins, counts);
    },
    survey: () => ({
      outside,
      outliers: fences === null ? null : outliers,
      histogram: bins === null ? null : { ...bins, edges: [...bins.edges], counts },
    }),
  };
}

/** Null where half of the values are one value, so that every other would be far out. */
function fencesOf({ q1, q3 }: ColumnSummary): NumberLimits | null {
  if (q1 === null || q3 === null || q1 === q3) return null;
  const reach = farOut * (q3 - q1);
  return { lower: q1 - reach, upper: q3 + reach };
}

function countOutside(values: Float64Array, limits: NumberLimits): number {
  const lower = limits.lower ?? -Infinity;
  const upper = limits.upper ?? Infinity;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < lower || values[i] > upper) count++;
  }
  return count;
}

/** The bin of a value is the number of inner edges at or below it. */
function countInBins(values: Float64Array, { edges }: Bins, counts: number[]): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    let low = 0;
    let high = counts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= value) low = middle;
      else high = middle - 1;
    }
    counts[low]++;
  }
}
