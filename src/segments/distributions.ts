import type { ColumnRole, Distribution, Recipe } from '../contract/index.ts';
import { linearEdges, logEdges, quantile, quantiles, skewness, type Table } from '../core/index.ts';
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
  return numberFeatures(table, roles, recipe).flatMap((feature) => {
    const distribution = feature.binary ? null : distributionOf(feature, labels, nClusters);
    return distribution === null ? [] : [distribution];
  });
}

function distributionOf(
  { feature, label, unit, ...numbers }: NumberFeature,
  labels: Int32Array,
  nClusters: number,
): Distribution | null {
  const values = numbers.values();
  const axis = axisOf(numbersInSegments(values, labels));
  if (axis === null) return null;
  const { edges, spacing } = axis;
  const nBins = edges.length - 1;
  const counts = countBins(values, labels, nClusters, edges);
  const bySegment = Array.from({ length: nClusters }, (_, cluster) =>
    Array.from(counts.subarray(cluster * nBins, (cluster + 1) * nBins)),
  );
  const overall = Array.from({ length: nBins }, (_, bin) =>
    bySegment.reduce((sum, own) => sum + own[bin], 0),
  );
  return { feature, label, unit, spacing, edges: [...edges], overall, bySegment };
}

function numbersInSegments(values: Float64Array, labels: Int32Array): Float64Array {
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (labels[i] < 0 || Number.isNaN(values[i])) continue;
    numbers[count++] = values[i];
  }
  return numbers.subarray(0, count);
}

/**
 * Values of each cluster between ascending edges, those beyond in the outer bins.
 *
 * @returns nClusters x nBins
 */
function countBins(
  values: Float64Array,
  labels: Int32Array,
  nClusters: number,
  edges: Float64Array,
): Int32Array {
  const nBins = edges.length - 1;
  const counts = new Int32Array(nClusters * nBins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (labels[i] < 0 || Number.isNaN(value)) continue;
    let low = 0;
    let high = nBins;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (edges[middle] <= value) low = middle;
      else high = middle;
    }
    counts[labels[i] * nBins + low]++;
  }
  return counts;
}

interface Axis {
  readonly edges: Float64Array;
  readonly spacing: Distribution['spacing'];
}

/** @returns null where all values are equal */
function axisOf(values: Float64Array): Axis | null {
  const [min, low, high, max] = quantiles(values, [0, 0.005, 0.995, 1]);
  if (!(min < max)) return null;
  if (max - min < mostBins && isWholeNumbers(values)) {
    return { edges: linearEdges(min - 0.5, max + 0.5, max - min + 1), spacing: 'linear' };
  }
  if (min >= 0 && skewness(values) > heavyTail) {
    const logarithmic = logAxis(values, max);
    if (logarithmic !== null) return logarithmic;
  }
  const edges = low < high ? linearEdges(low, high, mostBins) : linearEdges(min, max, mostBins);
  return { edges, spacing: 'linear' };
}

/** From the 0.5th percentile of the values above 0 to the largest; null where they are nearly equal. */
function logAxis(values: Float64Array, max: number): Axis | null {
  const positive = positiveOf(values);
  const low = quantile(positive, 0.005);
  if (!(max > 4 * low)) return null;
  const hasZeros = positive.length < values.length;
  const edges = logEdges(low, max, hasZeros ? mostBins - 1 : mostBins);
  return { edges: hasZeros ? Float64Array.of(0, ...edges) : edges, spacing: 'log' };
}

function positiveOf(values: Float64Array): Float64Array {
  const positive = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > 0) positive[count++] = values[i];
  return positive.subarray(0, count);
}

function isWholeNumbers(values: Float64Array): boolean {
  return values.every((value) => Number.isInteger(value));
}
