import type { ClusterModel, GaussianMixtureFile } from '../../contract/index.ts';
import { matrixFromRows, type GaussianMixtureModel } from '../../core/index.ts';
import { latentClassPlacer } from './latentClasses.ts';
import { mixturePlacer } from './mixture.ts';
import { nearestCentrePlacer } from './nearestCentre.ts';
import type { Placer } from './placer.ts';
import { reachPlacer } from './reach.ts';

/**
 * How the model of each algorithm places rows.
 *
 * @param model as `model.json` has it, its parts fitting together
 * @throws RangeError when a covariance of a mixture is not positive definite
 */
export function placerOf(model: ClusterModel): Placer {
  if (model.algorithm === 'gaussian-mixture') return mixturePlacer(mixtureModel(model));
  if (model.algorithm === 'latent-class') return latentClassPlacer(model);
  if (model.algorithm === 'hdbscan') return reachPlacer(model);
  return nearestCentrePlacer(matrixFromRows(model.centroids));
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
  return !['gaussian-mixture', 'latent-class', 'hdbscan'].includes(algorithm);
}
