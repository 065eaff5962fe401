import type { MixtureAssignment } from './assign.ts';
import { countParameters, informationCriteria, sumLogLargest } from './criteria.ts';
import type { Ascent } from './expectationMaximisation.ts';
import type { GaussianMixtureFit } from './fit.ts';
import { nearSingularComponents, tellNearSingular } from './nearSingular.ts';
import type { GaussianMixtureSettings } from './options.ts';
import { canonicalComponents, reorderModel } from './reorder.ts';

/** The same ascent with its components in canonical order, ready to be assigned to. */
export function inCanonicalOrder(ascent: Ascent): Ascent {
  const { model } = ascent;
  return { ...ascent, model: reorderModel(model, canonicalComponents(model)) };
}

/**
 * Makes the result of the best ascent. Checks nothing.
 *
 * @param assignment the fitted rows under the ascent's model
 * @param weights one a row (nSamples), or null where all are 1
 */
export function finish(
  settings: GaussianMixtureSettings,
  { model, nIter, converged }: Ascent,
  assignment: MixtureAssignment,
  weights: Float64Array | null,
): GaussianMixtureFit {
  const { covarianceType, nComponents, regCovar } = settings;
  const { labels, responsibilities, logLikelihoods } = assignment;
  const totalWeight = weights === null ? labels.length : weights.reduce((sum, w) => sum + w, 0);
  const logLikelihood = logLikelihoods.reduce((sum, log, i) => sum + log * (weights?.[i] ?? 1), 0);
  const lowerBound = logLikelihood / totalWeight;
  const clusterSizes = new Int32Array(nComponents);
  for (const label of labels) clusterSizes[label]++;
  const nearSingular = nearSingularComponents(model, regCovar);
  return {
    algorithm: 'gaussian-mixture',
    ...model,
    ...assignment,
    ...informationCriteria(
      logLikelihood,
      countParameters(covarianceType, nComponents, model.means.nFeatures),
      totalWeight,
      sumLogLargest(responsibilities, labels, weights),
    ),
    regCovar,
    nClusters: nComponents,
    clusterSizes,
    lowerBound,
    objective: -lowerBound,
    nIter,
    converged,
    nearSingular,
    warnings: [
      ...unsettled(settings, converged),
      ...emptyComponents(clusterSizes),
      ...nearSingular.map(tellNearSingular),
    ],
  };
}

function unsettled(
  { nComponents, maxIter }: GaussianMixtureSettings,
  converged: boolean,
): string[] {
  if (converged) return [];
  return [
    `The Gaussian mixture with ${nComponents} components did not settle within ${maxIter} iterations; raise maxIter or tol.`,
  ];
}

function emptyComponents(clusterSizes: Int32Array): string[] {
  return [...clusterSizes.keys()]
    .filter((component) => clusterSizes[component] === 0)
    .map((component) => `Component ${component} is the most probable one of no row.`);
}
