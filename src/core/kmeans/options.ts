import { largestSeed, resolveOptions, type Given, type Resolved } from '../options/index.ts';

/** The options of K-means: default, range and sentence of each stand here alone. */
export const kMeansOptionSpecs = {
  nClusters: {
    kind: 'integer',
    min: 1,
    max: 10_000,
    sentence: 'clusters to find',
  },
  nInit: {
    kind: 'integer',
    default: 10,
    min: 1,
    max: 1000,
    sentence: 'restarts from different starting centroids; the one with the lowest inertia is kept',
  },
  maxIter: {
    kind: 'integer',
    default: 300,
    min: 1,
    max: 100_000,
    sentence: 'iterations after which a descent stops, converged or not',
  },
  tol: {
    kind: 'number',
    default: 1e-4,
    min: 0,
    max: 1e6,
    sentence:
      'a restart has converged when its centroids move by no more than this, as a sum of squares relative to the mean variance of the features',
  },
  refine: {
    kind: 'flag',
    default: true,
    sentence:
      'whether the best restart is improved by moving single centroids and then followed until no row changes its cluster',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, on any number of threads',
  },
} as const;

/** Options of K-means as a caller gives them: only `nClusters` is needed. */
export type KMeansOptions = Given<typeof kMeansOptionSpecs>;

/** Options of K-means, every default filled in. */
export type KMeansSettings = Resolved<typeof kMeansOptionSpecs>;

/**
 * Fills in the defaults of {@link kMeansOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveKMeansOptions(options: KMeansOptions): KMeansSettings {
  return resolveOptions(kMeansOptionSpecs, options);
}
