import { largestSeed, resolveOptions, type Given, type Resolved } from '../options/index.ts';

/** The options of Ward's method: default, range and sentence of each stand here alone. */
export const wardOptionSpecs = {
  nClusters: {
    kind: 'integer',
    min: 1,
    max: 10_000,
    sentence: 'clusters to cut the tree into',
  },
  mostExactRows: {
    kind: 'integer',
    default: 20_000,
    min: 1,
    max: 100_000,
    sentence:
      'different rows up to which the tree is built over the rows themselves; above, over micro-clusters of K-means',
  },
  nMicroClusters: {
    kind: 'integer',
    default: 1000,
    min: 2,
    max: 10_000,
    sentence: 'micro-clusters that many rows are first gathered into',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same micro-clusters, on any number of threads',
  },
} as const;

/** Options of Ward's method as a caller gives them: only `nClusters` is needed. */
export type WardOptions = Given<typeof wardOptionSpecs>;

/** Options of Ward's method, every default filled in. */
export type WardSettings = Resolved<typeof wardOptionSpecs>;

/**
 * Fills in the defaults of {@link wardOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveWardOptions(options: WardOptions): WardSettings {
  const settings = resolveOptions(wardOptionSpecs, options);
  if (settings.nMicroClusters < settings.nClusters) {
    throw new RangeError(
      `nMicroClusters is ${settings.nMicroClusters}; it must be at least the ${settings.nClusters} clusters asked for`,
    );
  }
  return settings;
}
