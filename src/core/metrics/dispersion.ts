import { checkRows } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
import { blocksOf, gatherRows, type Rows } from '../rows.ts';
import { countLabels } from './labels.ts';

/** Centres of the clusters that have rows, and how far their rows lie from them. */
export interface Dispersion {
  readonly counts: Int32Array;
  /** nClusters x nFeatures. */
  readonly centres: Matrix;
  /** Sum of squared distances to the own centre, for each cluster. */
  readonly squares: Float64Array;
  /** Sum of distances to the own centre, for each cluster. */
  readonly distances: Float64Array;
}

/**
 * Measures each cluster in two passes over the rows; clusters without rows are left out.
 *
 * @throws RangeError on missing or infinite values, and unless there are 2 to nSamples - 1 clusters.
 */
export function disperse(x: Rows, labels: Int32Array): Dispersion {
  checkRows(x);
  const { clusters, counts } = withoutEmpty(labels, x.nSamples);
  const nClusters = counts.length;
  const centres = firstRows(x, clusters, nClusters);
  const sums = new Float64Array(centres.length);
  eachBlock(x, clusters, (block, own) => sumDifferences(block, own, centres, sums));
  centres.forEach((first, q) => {
    centres[q] = first + sums[q] / counts[Math.floor(q / x.nFeatures)];
  });
  const squares = new Float64Array(nClusters);
  const distances = new Float64Array(nClusters);
  eachBlock(x, clusters, (block, own) => sumDistances(block, own, centres, squares, distances));
  return {
    counts,
    centres: { data: centres, nSamples: nClusters, nFeatures: x.nFeatures },
    squares,
    distances,
  };
}

/** Numbers the clusters that have rows 0, 1, ... in the order of their labels. */
export function withoutEmpty(
  labels: Int32Array,
  nSamples: number,
): { clusters: Int32Array; counts: Int32Array } {
  const counts = countLabels(labels, nSamples);
  if (!counts.includes(0)) return { clusters: labels, counts };
  let next = 0;
  const places = counts.map((count) => (count > 0 ? next++ : -1));
  return {
    clusters: labels.map((label) => places[label]),
    counts: counts.filter((count) => count > 0),
  };
}

/**
 * The first row of each cluster. Means are summed from there, so that a large common offset costs no digits
 * and the centre of rows that are all alike is that row to the bit.
 */
function firstRows(x: Rows, clusters: Int32Array, nClusters: number): Float64Array {
  const firsts = Int32Array.from({ length: nClusters }, (_, cluster) => clusters.indexOf(cluster));
  return gatherRows(x, firsts).data;
}

/** @param measure takes a block and the clusters of its rows */
function eachBlock(
  x: Rows,
  clusters: Int32Array,
  measure: (block: Matrix, own: Int32Array) => void,
): void {
  let from = 0;
  for (const block of blocksOf(x)) {
    measure(block, clusters.subarray(from, from + block.nSamples));
    from += block.nSamples;
  }
}

function sumDifferences(
  { data, nFeatures }: Matrix,
  clusters: Int32Array,
  origins: Float64Array,
  sums: Float64Array,
): void {
  for (let i = 0; i < clusters.length; i++) {
    const from = i * nFeatures;
    const own = clusters[i] * nFeatures;
    for (let f = 0; f < nFeatures; f++) sums[own + f] += data[from + f] - origins[own + f];
  }
}

function sumDistances(
  { data, nFeatures }: Matrix,
  clusters: Int32Array,
  centres: Float64Array,
  squares: Float64Array,
  distances: Float64Array,
): void {
  for (let i = 0; i < clusters.length; i++) {
    const from = i * nFeatures;
    const own = clusters[i] * nFeatures;
    let square = 0;
    for (let f = 0; f < nFeatures; f++) {
      const difference = data[from + f] - centres[own + f];
      square += difference * difference;
    }
    squares[clusters[i]] += square;
    distances[clusters[i]] += Math.sqrt(square);
  }
}
