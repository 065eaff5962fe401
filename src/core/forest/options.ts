import {
  largestSeed,
  resolveOptions,
  type Given,
  type OptionSpecs,
  type Resolved,
} from '../options/index.ts';

/** How much a class counts: each row the same, or each class the same. */
export const classWeightings = ['none', 'balanced'] as const;
export type ClassWeighting = (typeof classWeightings)[number];

const classWeightSpec = {
  kind: 'choice',
  default: 'none',
  values: classWeightings,
  sentence: 'whether rows count alike (none) or rare classes as much as common ones (balanced)',
} as const;

const maxDepthSpec = { min: 1, max: 10_000 } as const;
const maxFeaturesSpec = { min: 1, max: 32_767 } as const;

const plainSpecs = {
  nEstimators: {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 10_000,
    sentence: 'trees to grow',
  },
  minSamplesSplit: {
    kind: 'integer',
    default: 2,
    min: 2,
    max: 1_000_000_000,
    sentence: 'rows that a node needs to be split, each as often as the bootstrap drew it',
  },
  minSamplesLeaf: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1_000_000_000,
    sentence: 'rows that each side of a split needs, each as often as the bootstrap drew it',
  },
  bootstrap: {
    kind: 'flag',
    default: true,
    sentence: 'whether each tree sees a sample of the rows, drawn with replacement, or all of them',
  },
  oobScore: {
    kind: 'flag',
    default: true,
    sentence: 'whether each row is also classified by the trees that did not see it',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, on any number of threads',
  },
} as const satisfies OptionSpecs;

/** The options of a random forest: default, range and sentence of each stand here alone. */
export const forestOptionSpecs = {
  ...plainSpecs,
  maxDepth: {
    kind: 'integer or null',
    default: null,
    ...maxDepthSpec,
    sentence: 'splits from the root to a leaf at most; null for no limit',
  },
  maxFeatures: {
    kind: 'integer or sqrt',
    default: 'sqrt',
    ...maxFeaturesSpec,
    sentence: 'features tried at each split; sqrt for the square root of their number',
  },
  classWeight: classWeightSpec,
} as const;

interface ParticularOptions {
  readonly maxDepth: number | null;
  readonly maxFeatures: number | 'sqrt';
  readonly classWeight: ClassWeighting;
}

/** Options of a random forest as a caller gives them; all may be left out. */
export type ForestOptions = Given<typeof plainSpecs> & Partial<ParticularOptions>;

/** Options of a random forest, every default filled in. */
export type ForestSettings = Resolved<typeof plainSpecs> & ParticularOptions;

/**
 * Fills in the defaults of {@link forestOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveForestOptions(options: ForestOptions): ForestSettings {
  const {
    maxDepth = null,
    maxFeatures = 'sqrt',
    classWeight = classWeightSpec.default,
    ...plain
  } = options;
  if (maxDepth !== null) checkWhole('maxDepth', maxDepth, maxDepthSpec, 'null');
  if (maxFeatures !== 'sqrt') checkWhole('maxFeatures', maxFeatures, maxFeaturesSpec, 'sqrt');
  if (!classWeightings.includes(classWeight)) {
    throw new RangeError(
      `classWeight is ${classWeight}; it must be one of ${classWeightings.join(', ')}`,
    );
  }
  return { ...resolveOptions(plainSpecs, plain), maxDepth, maxFeatures, classWeight };
}

function checkWhole(
  name: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
  otherwise: string,
): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(
      `${name} is ${value}; it must be ${otherwise} or a whole number from ${min} to ${max}`,
    );
  }
}
