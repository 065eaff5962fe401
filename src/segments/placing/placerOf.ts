import type { AlgorithmName, ClusterModel, GaussianMixtureFile } from '../../contract/index.ts';
import { matrixFromRows, type GaussianMixtureModel } from '../../core/index.ts';
import { mixturePlacer } from './mixture.ts';
import { nearestCentrePlacer } from './nearestCentre.ts';
import type { Placer } from './placer.ts';

type Placers = {
  readonly [Name in AlgorithmName]: (model: Extract<ClusterModel, { algorithm: Name }>) => Placer;
};

/** How the model of each algorithm places rows. */
const placers: Placers = {
  kmeans: ({ centroids }) => nearestCentrePlacer(matrixFromRows(centroids)),
  'gaussian-mixture': (model) => mixturePlacer(mixtureModel(model)),
};

/**
 * @param model as `model.json` has it, its parts fitting together
 * @throws RangeError when a covariance of a mixture is not positive definite
 */
export function placerOf(model: ClusterModel): Placer {
  const make = placers[model.algorithm] as (model: ClusterModel) => Placer;
  return make(model);
}

function mixtureModel(file: GaussianMixtureFile): GaussianMixtureModel {
  return {
    covarianceType: file.covarianceType,
    weights: Float64Array.from(file.weights),
    means: matrixFromRows(file.centroids),
    covariances: Float64Array.from(file.covariances),
  };
}

/** Whether a model places each row with the nearest centre, so that its centroids say all of it. */
export function isNearestCentre({ algorithm }: ClusterModel): boolean {
  return algorithm === 'kmeans';
}
