import { ClienteleError, type GaussianMixtureFile } from '../../contract/index.ts';
import {
  inMemory,
  matrixFromRows,
  reorderModel,
  type Executor,
  type GaussianMixtureFit,
  type GaussianMixtureOptions,
  type Matrix,
} from '../../core/index.ts';
import { distancesToOwn } from './distancesToOwn.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { rowsOf } from './rowsOf.ts';

/** Farther than core goes unasked: criteria are compared between fits, and must not differ by where these stopped. */
const descent = { tol: 1e-5, maxIter: 300 };

/** See core's `gaussianMixture`. */
export const gaussianMixtureSegments: SegmentationAlgorithm<GaussianMixtureFile> = {
  fit: async (rows, { ks, nInit, seed, settings }, executor, { onProgress, signal }) => {
    const x = inMemory(rows);
    const fits: SegmentFit[] = [];
    const { covarianceType, regCovar } = settings;
    for (const k of ks) {
      signal?.throwIfAborted();
      const start = { nComponents: k, nInit, seed, refine: nInit > 1 };
      const options = { ...descent, ...start, covarianceType, regCovar };
      fits.push(segmentsOf(x, await fitted(x, options, executor, signal)));
      onProgress?.(fits.length, ks.length);
    }
    return fits;
  },
  reorder: (file, order) => {
    const { weights, means, covariances } = reorderModel(
      {
        covarianceType: file.covarianceType,
        weights: Float64Array.from(file.weights),
        means: matrixFromRows(file.centroids),
        covariances: Float64Array.from(file.covariances),
      },
      order,
    );
    return {
      ...file,
      centroids: rowsOf(means),
      weights: [...weights],
      covariances: [...covariances],
    };
  },
};

async function fitted(
  x: Matrix,
  options: GaussianMixtureOptions,
  executor: Executor,
  signal: AbortSignal | undefined,
): Promise<GaussianMixtureFit> {
  try {
    return await executor.gaussianMixture(x, options, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!(error instanceof RangeError) || !error.message.includes('is singular')) throw error;
    throw new ClienteleError(
      'usage',
      `A Gaussian mixture with ${options.nComponents} components and --reg-covar ${options.regCovar} cannot be fitted: a column is constant or follows from others within a component; raise --reg-covar, or ask for fewer segments with --k.`,
      { cause: error },
    );
  }
}

function segmentsOf(x: Matrix, fit: GaussianMixtureFit): SegmentFit {
  const { algorithm, nClusters, labels, responsibilities, means, nearSingular } = fit;
  return {
    algorithm,
    labels,
    nClusters,
    clusterSizes: fit.clusterSizes,
    objective: fit.objective,
    nIter: fit.nIter,
    converged: fit.converged,
    warnings: fit.converged ? [] : [fit.warnings[0]],
    centroids: means,
    distances: distancesToOwn(x, labels, means),
    probabilities: Float64Array.from(
      labels,
      (label, i) => responsibilities.data[i * nClusters + label],
    ),
    inertia: null,
    criteria: { bic: fit.bic, aic: fit.aic, icl: fit.icl },
    flat: nearSingular.map(({ component, features }) => ({ cluster: component, features })),
    model: {
      algorithm,
      nClusters,
      centroids: rowsOf(means),
      covarianceType: fit.covarianceType,
      weights: [...fit.weights],
      covariances: [...fit.covariances],
    },
  };
}
