import {
  largestSeed,
  resolveOptions,
  type Given,
  type OptionSpecs,
  type Resolved,
} from '../options/index.ts';

/** How clusters are taken from the tree; the words of scikit-learn. */
export const clusterSelectionMethods = ['eom', 'leaf'] as const;
export type ClusterSelectionMethod = (typeof clusterSelectionMethods)[number];

const methodSpec = {
  kind: 'choice',
  default: 'eom',
  values: clusterSelectionMethods,
  sentence:
    'which clusters of the tree are taken: those that last longest (eom, excess of mass), or the smallest (leaf)',
} as const;

const numberSpecs = {
  minClusterSize: {
    kind: 'integer',
    default: 5,
    min: 2,
    max: 1_000_000_000,
    sentence: 'rows that a group needs at least to be a cluster',
  },
  minSamples: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: 1_000_000_000,
    sentence:
      'rows, itself among them, that a row needs around it to be in a dense place: more make more noise; 0 takes minClusterSize',
  },
  clusterSelectionEpsilon: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1e150,
    sentence: 'distance below which clusters are not divided further, in the unit of the data',
  },
  mostRows: {
    kind: 'integer',
    default: 50_000,
    min: 2,
    max: 500_000,
    sentence:
      'different rows that the clusters are looked for in, and that the model keeps; of more, an even sample is drawn',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same sample, on any number of threads',
  },
} as const satisfies OptionSpecs;

/** The options of HDBSCAN*: default, range and sentence of each stand here alone. */
export const hdbscanOptionSpecs = { ...numberSpecs, clusterSelectionMethod: methodSpec } as const;

interface WithMethod {
  readonly clusterSelectionMethod: ClusterSelectionMethod;
}

/** Options of HDBSCAN* as a caller gives them; none is needed. */
export type HdbscanOptions = Given<typeof numberSpecs> & Partial<WithMethod>;

/** Options of HDBSCAN*, every default filled in. */
export type HdbscanSettings = Resolved<typeof numberSpecs> & WithMethod;

/**
 * Fills in the defaults of {@link hdbscanOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveHdbscanOptions(options: HdbscanOptions = {}): HdbscanSettings {
  const { clusterSelectionMethod = methodSpec.default, ...numbers } = options;
  if (!clusterSelectionMethods.includes(clusterSelectionMethod)) {
    throw new RangeError(
      `clusterSelectionMethod is ${clusterSelectionMethod}; it must be one of ${clusterSelectionMethods.join(', ')}`,
    );
  }
  const settings = resolveOptions(numberSpecs, numbers);
  const minSamples = settings.minSamples === 0 ? settings.minClusterSize : settings.minSamples;
  return { ...settings, minSamples, clusterSelectionMethod };
}
