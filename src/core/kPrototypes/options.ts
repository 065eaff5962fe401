import {
  largestSeed,
  resolveOptions,
  type Given,
  type OptionSpecs,
  type Resolved,
} from '../options/index.ts';

/** How a restart chooses the rows that it begins with. */
export const kPrototypesInits = ['cao', 'huang'] as const;
export type KPrototypesInit = (typeof kPrototypesInits)[number];

const initSpec = {
  kind: 'choice',
  default: 'cao',
  values: kPrototypesInits,
  sentence:
    'what a restart begins with: rows of common categories that lie far apart (cao), or rows like categories drawn by their frequency (huang)',
} as const;

const gammaSpec = {
  kind: 'number',
  min: 0,
  max: 1e150,
  sentence:
    'what a category that differs weighs against a squared difference of 1; half the mean standard deviation of the numbers when not given',
} as const;

const numberSpecs = {
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
    sentence: 'restarts from different starting rows; the one with the lowest cost is kept',
  },
  maxIter: {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    sentence: 'iterations after which a restart stops, settled or not',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, on any number of threads',
  },
} as const satisfies OptionSpecs;

/** The options of k-prototypes: default, range and sentence of each stand here alone. */
export const kPrototypesOptionSpecs = {
  ...numberSpecs,
  init: initSpec,
  gamma: gammaSpec,
} as const;

/** Options of k-prototypes as a caller gives them: only `nClusters` is needed. */
export interface KPrototypesOptions extends Given<typeof numberSpecs> {
  readonly init?: KPrototypesInit;
  readonly gamma?: number | undefined;
}

/** Options of k-prototypes, every default filled in; `gamma` is undefined where it is to be found. */
export interface KPrototypesSettings extends Resolved<typeof numberSpecs> {
  readonly init: KPrototypesInit;
  readonly gamma: number | undefined;
}

/**
 * Fills in the defaults of {@link kPrototypesOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveKPrototypesOptions(options: KPrototypesOptions): KPrototypesSettings {
  const { init = initSpec.default, gamma, ...numbers } = options;
  if (!kPrototypesInits.includes(init)) {
    throw new RangeError(`init is ${init}; it must be one of ${kPrototypesInits.join(', ')}`);
  }
  const given = gamma === undefined ? { gamma } : resolveOptions({ gamma: gammaSpec }, { gamma });
  return { ...resolveOptions(numberSpecs, numbers), ...given, init };
}
