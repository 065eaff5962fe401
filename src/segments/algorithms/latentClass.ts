import { ClienteleError, type LatentClassFile } from '../../contract/index.ts';
import {
  checkMatrix,
  inMemory,
  latentClass,
  type LatentClassFit,
  type Matrix,
} from '../../core/index.ts';
import { emptyPlacement, placerOf } from '../placing/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { mixedFeatures, type MixedFeatures } from './mixedRows.ts';
import { rowsOf } from './rowsOf.ts';

/** See core's `latentClass`. */
export const latentClassSegments: SegmentationAlgorithm<LatentClassFile> = {
  fit: async (rows, { ks, nInit, seed, features }, _, { onProgress, signal }) => {
    const x = inMemory(rows);
    checkMatrix(x);
    const mixed = mixedFeatures(x, features);
    if (mixed.numberPlaces.length > 0) {
      throw new ClienteleError(
        'usage',
        'Latent classes take categories alone; leave numbers out, or take another --algorithm.',
      );
    }
    const fits: SegmentFit[] = [];
    for (const k of ks) {
      signal?.throwIfAborted();
      const fit = latentClass(mixed.categories, { nComponents: k, nInit, seed });
      fits.push(segmentsOf(x, mixed, fit));
      onProgress?.(fits.length, ks.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return fits;
  },
  reorder: (model, order) => ({
    ...model,
    centroids: order.map((j) => model.centroids[j]),
    weights: order.map((j) => model.weights[j]),
    probabilities: order.map((j) => model.probabilities[j]),
  }),
};

function segmentsOf(x: Matrix, mixed: MixedFeatures, fit: LatentClassFit): SegmentFit {
  const { algorithm, nClusters } = fit;
  const probabilities = rowsOf(fit.probabilities).map((row) => inFeatures(row, mixed, x.nFeatures));
  const centroids = probabilities.map((row) => row.map((value) => value * mixed.present));
  const model: LatentClassFile = {
    algorithm,
    nClusters,
    centroids,
    weights: [...fit.weights],
    probabilities,
  };
  return {
    algorithm,
    nClusters,
    ...placed(x, model),
    objective: fit.objective,
    nIter: fit.nIter,
    converged: fit.converged,
    warnings: fit.warnings,
    inertia: null,
    criteria: { bic: fit.bic, aic: fit.aic, icl: fit.icl },
    flat: [],
    model,
  };
}

/** Probabilities of one class, the categories end to end, by feature of the matrix. */
function inFeatures(
  row: readonly number[],
  { levelPlaces }: MixedFeatures,
  nFeatures: number,
): number[] {
  const places = levelPlaces.flat();
  const found = Array.from({ length: nFeatures }, () => 0);
  places.forEach((feature, cell) => {
    found[feature] = row[cell];
  });
  return found;
}

/** The rows as the model places them. */
function placed(
  x: Matrix,
  model: LatentClassFile,
): Pick<SegmentFit, 'labels' | 'clusterSizes' | 'centroids' | 'distances' | 'probabilities'> {
  const placer = placerOf(model);
  const labels = new Int32Array(x.nSamples);
  const [distances, probabilities] = [new Float64Array(x.nSamples), new Float64Array(x.nSamples)];
  const clusterSizes = new Int32Array(model.nClusters);
  const found = emptyPlacement();
  for (let i = 0; i < x.nSamples; i++) {
    placer.place(x.data, i * x.nFeatures, found);
    labels[i] = found.nearest;
    distances[i] = Math.sqrt(found.square);
    probabilities[i] = found.probability;
    clusterSizes[found.nearest]++;
  }
  return { labels, clusterSizes, centroids: placer.centroids, distances, probabilities };
}
