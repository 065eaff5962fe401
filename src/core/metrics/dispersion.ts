import { checkMatrix } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
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

/** Measures each cluster; clusters without rows are left out. */
export function disperse(x: Matrix, labels: Int32Array): Dispersion {
  checkMatrix(x);
  const { clusters, counts } = withoutEmpty(labels, x.nSamples);
  const centres = centresOf(x, clusters, counts);
  const squares = new Float64Array(counts.length);
  const distances = new Float64Array(counts.length);
  const { data, nSamples, nFeatures } = x;
  for (let i = 0, p = 0; i < nSamples; i++) {
    const cluster = clusters[i];
    let square = 0;
    for (let f = 0; f < nFeatures; f++, p++) {
      const difference = data[p] - centres.data[cluster * nFeatures + f];
      square += difference * difference;
    }
    squares[cluster] += square;
    distances[cluster] += Math.sqrt(square);
  }
  return { counts, centres, squares, distances };
}

function withoutEmpty(
  labels: Int32Array,
  nSamples: number,
): { clusters: Int32Array; counts: Int32Array } {
  const counts = countLabels(labels, nSamples);
  let next = 0;
  const places = counts.map((count) => (count > 0 ? next++ : -1));
  return {
    clusters: labels.map((label) => places[label]),
    counts: counts.filter((count) => count > 0),
  };
}

/** Means, summed from the first row on, so that a large common offset costs no digits. */
function centresOf(
  { data, nSamples, nFeatures }: Matrix,
  clusters: Int32Array,
  counts: Int32Array,
): Matrix {
  const centres = new Float64Array(counts.length * nFeatures);
  for (let i = 0, p = 0; i < nSamples; i++) {
    for (let f = 0; f < nFeatures; f++, p++)
      centres[clusters[i] * nFeatures + f] += data[p] - data[f];
  }
  for (let j = 0, q = 0; j < counts.length; j++) {
    for (let f = 0; f < nFeatures; f++, q++) centres[q] = centres[q] / counts[j] + data[f];
  }
  return { data: centres, nSamples: counts.length, nFeatures };
}
