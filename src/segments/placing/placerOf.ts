import type { ClusterModel, GaussianMixtureFile } from '../../contract/index.ts';
import { matrixFromRows, type GaussianMixtureModel, type PowerCells } from '../../core/index.ts';
import { cellPlacer, cellsOf } from './cells.ts';
import { latentClassPlacer } from './latentClasses.ts';
import { mixturePlacer } from './mixture.ts';
import { nearestCentrePlacer } from './nearestCentre.ts';
import type { Placer } from './placer.ts';

/**
 * How the model of each algorithm places rows.
 *
 * @param model as `model.json` has it, its parts fitting together
 * @throws RangeError when a covariance of a mixture is not positive definite
 */
export function placerOf(model: ClusterModel): Placer {
  if (model.algorithm === 'gaussian-mixture') return mixturePlacer(mixtureModel(model));
  if (model.algorithm === 'latent-class') return latentClassPlacer(model);
  const centroids = matrixFromRows(model.centroids);
  if (model.algorithm === 'ward') return cellPlacer(cellsOf(model), centroids, null);
  if (model.algorithm === 'hdbscan')
    return cellPlacer(cellsOf(model), centroids, model.memberships);
  return nearestCentrePlacer(centroids);
}

function mixtureModel(file: GaussianMixtureFile): GaussianMixtureModel {
  return {
    covarianceType: file.covarianceType,
    weights: Float64Array.from(file.weights),
    means: matrixFromRows(file.centroids),
    covariances: Float64Array.from(file.covariances),
  };
}

/**
 * The cells that a model places rows by: those it holds, or one around each centre where rows belong to the nearest
 * one; null where densities decide.
 */
export function modelCells(model: ClusterModel): PowerCells | null {
  if (model.algorithm === 'gaussian-mixture' || model.algorithm === 'latent-class') return null;
  if (model.algorithm === 'ward' || model.algorithm === 'hdbscan') return cellsOf(model);
  const centres = matrixFromRows(model.centroids);
  return {
    centres,
    offsets: new Float64Array(centres.nSamples),
    clusters: Int32Array.from(model.centroids.keys()),
  };
}
