import { assignClasses } from './assign.ts';
import type { Categories } from '../categories.ts';
import { informationCriteria, sumLogLargest } from '../gaussianMixture/index.ts';
import type { ClassAscent } from './expectationMaximisation.ts';
import type { LatentClassFit } from './fit.ts';
import type { LatentClassSettings } from './options.ts';
import { countClassParameters, countPossibleRows } from './parameters.ts';
import type { Patterns } from './patterns.ts';
import { canonicalClasses, reorderClassModel } from './reorder.ts';

/** The rows as the caller gave them. */
export interface GivenCategories {
  readonly categories: Categories;
  readonly sampleWeight?: Float64Array | undefined;
}

/** From the best restart to the result: every row assigned, largest class first. Checks nothing. */
export function finishLatentClass(
  settings: LatentClassSettings,
  patterns: Patterns,
  ascent: ClassAscent,
  { categories, sampleWeight }: GivenCategories,
): LatentClassFit {
  const { nComponents } = settings;
  const model = reorderClassModel(ascent.model, canonicalClasses(ascent.model));
  const assignment = assignClasses(model, categories);
  const { labels, responsibilities, logLikelihoods } = assignment;
  let logLikelihood = 0;
  const clusterSizes = new Int32Array(nComponents);
  for (let i = 0; i < labels.length; i++) {
    clusterSizes[labels[i]]++;
    const weight = sampleWeight?.[i] ?? 1;
    if (weight > 0) logLikelihood += weight * logLikelihoods[i];
  }
  const lowerBound = logLikelihood / patterns.totalWeight;
  const nParameters = countClassParameters(patterns, nComponents);
  return {
    algorithm: 'latent-class',
    ...model,
    ...assignment,
    ...informationCriteria(
      logLikelihood,
      nParameters,
      patterns.totalWeight,
      sumLogLargest(responsibilities, labels, sampleWeight ?? null),
    ),
    nParameters,
    nClusters: nComponents,
    clusterSizes,
    lowerBound,
    objective: -lowerBound,
    nIter: ascent.nIter,
    converged: ascent.converged,
    warnings: [
      ...unsettled(settings, ascent.converged),
      ...emptyClasses(clusterSizes),
      ...undetermined(nComponents, nParameters, countPossibleRows(patterns)),
    ],
  };
}

function unsettled({ nComponents, maxIter }: LatentClassSettings, converged: boolean): string[] {
  if (converged) return [];
  return [
    `Latent class analysis with ${nComponents} classes did not settle within ${maxIter} iterations; raise maxIter or tol.`,
  ];
}

function emptyClasses(clusterSizes: Int32Array): string[] {
  return [...clusterSizes.keys()]
    .filter((k) => clusterSizes[k] === 0)
    .map((k) => `Class ${k} is the most probable one of no row.`);
}

/** Frequencies of so many possible rows, which sum to 1, determine one parameter fewer than there are of them. */
function undetermined(nComponents: number, nParameters: number, nPossible: number): string[] {
  if (nComponents === 1 || nParameters < nPossible) return [];
  return [
    `${nComponents} classes have ${nParameters} free parameters, but the columns allow only ${nPossible} different rows: other classes would fit as well; ask for fewer.`,
  ];
}
