import { assign, kMeans } from '../kmeans/index.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { sumMixture } from './block.ts';
import { densitiesOf } from './densities.ts';
import type { GaussianMixtureSettings } from './options.ts';
import { startFromLabels } from './start.ts';

/** Rows that a component's halves are found on. */
const mostSplitRows = 5000;

/** A component's rows in two, and by how much their log-likelihood rises with one normal distribution each. */
export interface Halves {
  readonly rows: Int32Array;
  /** 0 or 1 for each of them. */
  readonly sides: Int32Array;
  readonly gain: number;
}

/**
 * Splits a component's rows by K-means with 2 clusters, its features on the scale of their spread among these rows.
 *
 * @param rows of the component, each of a weight above 0
 * @returns null for too few rows to have a covariance in each half
 */
export function halve(
  x: Matrix,
  weights: Float64Array | null,
  rows: Int32Array,
  settings: GaussianMixtureSettings,
  seed: number,
): Halves | null {
  if (rows.length < 4 * (x.nFeatures + 1)) return null;
  const step = Math.ceil(rows.length / mostSplitRows);
  const drawn = rows.filter((_, i) => i % step === 0);
  const sample = takeRows(x, drawn);
  const own = weights === null ? null : Float64Array.from(drawn, (row) => weights[row]);
  const spread = spreadsOf(sample);
  const scaled = (part: Matrix): Matrix => ({
    ...part,
    data: part.data.map((value, at) => value / spread[at % x.nFeatures]),
  });
  if (sample.data.every((value, at) => value === sample.data[at % x.nFeatures])) return null;
  const options = { nClusters: 2, nInit: 1, seed };
  const { centroids, labels } = kMeans(scaled(sample), options, own ?? undefined);
  const rise =
    likelihoodOf(sample, own, labels, { ...settings, nComponents: 2 }) -
    likelihoodOf(sample, own, new Int32Array(drawn.length), { ...settings, nComponents: 1 });
  const { labels: sides } = assign(centroids, scaled(takeRows(x, rows)));
  return { rows, sides, gain: (rise * rows.length) / drawn.length };
}

/** Standard deviation of each feature; 1 where it does not vary. */
function spreadsOf({ data, nSamples, nFeatures }: Matrix): Float64Array {
  return Float64Array.from({ length: nFeatures }, (_, f) => {
    let sum = 0;
    let squares = 0;
    for (let at = f; at < data.length; at += nFeatures) {
      const value = data[at] - data[f];
      sum += value;
      squares += value * value;
    }
    const variance = squares / nSamples - (sum / nSamples) ** 2;
    return variance > 0 ? Math.sqrt(variance) : 1;
  });
}

/** Log-likelihood of rows under the mixture of a partition; -Infinity where a covariance is singular. */
function likelihoodOf(
  x: Matrix,
  weights: Float64Array | null,
  labels: Int32Array,
  settings: GaussianMixtureSettings,
): number {
  try {
    const { model } = startFromLabels(x, weights, labels, settings);
    return sumMixture(x, weights, densitiesOf(model)).logLikelihood[0];
  } catch (error) {
    if (error instanceof RangeError) return -Infinity;
    throw error;
  }
}
