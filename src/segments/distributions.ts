import type { ColumnRole, Distribution, Recipe } from '../contract/index.ts';
import {
  countBetween,
  linearEdges,
  logEdges,
  quantileOfSorted,
  skewness,
  sortedNumbers,
  type Table,
} from '../core/index.ts';
import { rowsByCluster, valuesOf } from './groups.ts';
import { numberFeatures, type NumberFeature } from './profile/numberFeatures.ts';

const mostBins = 24;
/** Above this skewness an axis of equal steps would show one bar and a line. */
const heavyTail = 2;

/**
 * How the values of each feature spread over all customers and in every segment, in at most 24 bins. Bins
 * grow by a factor where the values are heavy-tailed and not negative; zeros then have a bin of their own.
 * Bins of equal width span the middle 99 %, and values beyond count in the outer ones.
 *
 * @param labels cluster of each row of the table; -1 belongs to none
 */
export function distributions(
  table: Table,
  labels: Int32Array,
  nClusters: number,
  roles: readonly ColumnRole[],
  recipe: Recipe,
): Distribution[] {
  const rows = rowsByCluster(labels, nClusters);
  return numberFeatures(table, roles, recipe).flatMap((feature) => {
    const distribution = feature.binary ? null : distributionOf(feature, rows);
    return distribution === null ? [] : [distribution];
  });
}

function distributionOf(
  { feature, label, unit, values }: NumberFeature,
  rows: readonly Int32Array[],
): Distribution | null {
  const bySegment = rows.map((members) => numbersOf(values, members));
  const axis = axisOf(sortedNumbers(concat(bySegment)));
  if (axis === null) return null;
  const { edges, spacing } = axis;
  const last = edges.length - 1;
  const counts = bySegment.map((own) =>
    Array.from(
      countBetween(
        own.map((value) => Math.min(edges[last], Math.max(edges[0], value))),
        edges,
      ),
    ),
  );
  const overall = Array.from({ length: last }, (_, bin) =>
    counts.reduce((sum, own) => sum + own[bin], 0),
  );
  return { feature, label, unit, spacing, edges: [...edges], overall, bySegment: counts };
}

interface Axis {
  readonly edges: Float64Array;
  readonly spacing: Distribution['spacing'];
}

/** @returns null where all values are equal */
function axisOf(sorted: Float64Array): Axis | null {
  const [min, max] = [sorted[0], sorted[sorted.length - 1]];
  if (!(min < max)) return null;
  if (isWholeNumbers(sorted) && max - min < mostBins) {
    return { edges: linearEdges(min - 0.5, max + 0.5, max - min + 1), spacing: 'linear' };
  }
  if (min >= 0 && skewness(sorted) > heavyTail) {
    const logarithmic = logAxis(sorted, max);
    if (logarithmic !== null) return logarithmic;
  }
  const [low, high] = [0.005, 0.995].map((p) => quantileOfSorted(sorted, p));
  const edges = low < high ? linearEdges(low, high, mostBins) : linearEdges(min, max, mostBins);
  return { edges, spacing: 'linear' };
}

/** From the 0.5th percentile of the values above 0 to the largest; null where they are nearly equal. */
function logAxis(sorted: Float64Array, max: number): Axis | null {
  const positive = sorted.subarray(sorted.findIndex((value) => value > 0));
  const low = quantileOfSorted(positive, 0.005);
  if (!(max > 4 * low)) return null;
  const hasZeros = positive.length < sorted.length;
  const edges = logEdges(low, max, hasZeros ? mostBins - 1 : mostBins);
  return { edges: hasZeros ? Float64Array.of(0, ...edges) : edges, spacing: 'log' };
}

function isWholeNumbers(values: Float64Array): boolean {
  return values.every((value) => Number.isInteger(value));
}

function numbersOf(values: Float64Array, rows: Int32Array): Float64Array {
  return valuesOf(values, rows).filter((value) => !Number.isNaN(value));
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
