import { largestSeed, type Given } from '../options/index.ts';

const nInit = {
  kind: 'integer',
  min: 1,
  max: 1000,
  sentence: 'restarts of each K-means; they are not refined, as only their spread matters',
} as const;

const maxRows = {
  kind: 'integer',
  default: 5000,
  min: 10,
  max: 1_000_000_000,
  sentence: 'rows that are clustered at a time; of more rows a sample is drawn',
} as const;

const seed = {
  kind: 'integer',
  default: 42,
  min: 0,
  max: largestSeed,
  sentence: 'same seed, same result, on any number of threads',
} as const;

/** The options of the gap statistic: default, range and sentence of each stand here alone. */
export const gapOptionSpecs = {
  nReferences: {
    kind: 'integer',
    default: 10,
    min: 1,
    max: 1000,
    sentence: 'data sets without clusters that the rows are compared with',
  },
  principalAxes: {
    kind: 'flag',
    default: true,
    sentence:
      'whether those fill a box along the principal components of the rows, or one along the features',
  },
  nInit: { ...nInit, default: 2 },
  maxRows,
  seed,
} as const;

/** The options of bootstrap stability: default, range and sentence of each stand here alone. */
export const stabilityOptionSpecs = {
  nBootstraps: {
    kind: 'integer',
    default: 50,
    min: 1,
    max: 10_000,
    sentence: 'samples, drawn with replacement, that are clustered anew',
  },
  nInit: { ...nInit, default: 5 },
  maxRows,
  seed,
} as const;

export type GapOptions = Given<typeof gapOptionSpecs>;
export type StabilityOptions = Given<typeof stabilityOptionSpecs>;
