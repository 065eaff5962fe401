import { largestSeed, resolveOptions, type Given, type Resolved } from '../options/index.ts';

/** The options of mini-batch K-means: default, range and sentence of each stand here alone. */
export const miniBatchKMeansOptionSpecs = {
  nClusters: {
    kind: 'integer',
    min: 1,
    max: 10_000,
    sentence: 'clusters to find',
  },
  nInit: {
    kind: 'integer',
    default: 3,
    min: 1,
    max: 1000,
    sentence:
      'runs, each from K-means on a sample of its own; the one with the lowest inertia over all rows is kept',
  },
  initSize: {
    kind: 'integer',
    default: 10_000,
    min: 1,
    max: 10_000_000,
    sentence: 'rows of such a sample; at least three a cluster are drawn',
  },
  batchSize: {
    kind: 'integer',
    default: 1024,
    min: 1,
    max: 10_000_000,
    sentence: 'rows in a mini-batch',
  },
  bufferRows: {
    kind: 'integer',
    default: 100_000,
    min: 1,
    max: 100_000_000,
    sentence: 'rows held in memory at a time, out of which mini-batches are drawn',
  },
  maxIter: {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    sentence: 'times that all rows are gone through before it stops, settled or not',
  },
  maxNoImprovement: {
    kind: 'integer',
    default: 10,
    min: 1,
    max: 1_000_000,
    sentence: 'mini-batches in a row that do not lower the smoothed inertia, after which it stops',
  },
  reassignmentRatio: {
    kind: 'number',
    default: 0.01,
    min: 0,
    max: 1,
    sentence:
      'a centroid with fewer rows than this share of the rows of the largest one begins anew at a row of the mini-batch',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, however the rows are cut into blocks',
  },
} as const;

/** Options of mini-batch K-means as a caller gives them: only `nClusters` is needed. */
export type MiniBatchKMeansOptions = Given<typeof miniBatchKMeansOptionSpecs>;

/** Options of mini-batch K-means, every default filled in. */
export type MiniBatchKMeansSettings = Resolved<typeof miniBatchKMeansOptionSpecs>;

/**
 * Fills in the defaults of {@link miniBatchKMeansOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveMiniBatchKMeansOptions(
  options: MiniBatchKMeansOptions,
): MiniBatchKMeansSettings {
  return resolveOptions(miniBatchKMeansOptionSpecs, options);
}
