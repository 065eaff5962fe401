import {
  largestSeed,
  resolveOptions,
  type Given,
  type OptionSpecs,
  type Resolved,
} from '../options/index.ts';

/** What the components may differ in; the words of scikit-learn. */
export const covarianceTypes = ['full', 'tied', 'diag', 'spherical'] as const;
export type CovarianceType = (typeof covarianceTypes)[number];

const covarianceTypeSpec = {
  kind: 'choice',
  default: 'full',
  values: covarianceTypes,
  sentence:
    'shape of the components: each its own (full), one for all (tied), each its own variances (diag), each one variance (spherical)',
} as const;

const numberSpecs = {
  nComponents: {
    kind: 'integer',
    min: 1,
    max: 1000,
    sentence: 'components to find',
  },
  nInit: {
    kind: 'integer',
    default: 5,
    min: 1,
    max: 1000,
    sentence: 'restarts from different K-means starts; the one with the highest likelihood is kept',
  },
  maxIter: {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    sentence: 'iterations after which a restart stops, converged or not',
  },
  tol: {
    kind: 'number',
    default: 1e-3,
    min: 0,
    max: 1e6,
    sentence:
      'a restart has converged when the mean log-likelihood of a row changes by less than this',
  },
  regCovar: {
    kind: 'number',
    default: 1e-6,
    min: 0,
    max: 1e6,
    sentence:
      'added to every variance, in the unit of the data squared, so that no component collapses',
  },
  refine: {
    kind: 'flag',
    default: false,
    sentence:
      'whether the best restart is improved by exchanges: one component is given up, and another split in two',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, on any number of threads',
  },
} as const satisfies OptionSpecs;

/** The options of a Gaussian mixture: default, range and sentence of each stand here alone. */
export const gaussianMixtureOptionSpecs = {
  ...numberSpecs,
  covarianceType: covarianceTypeSpec,
} as const;

interface WithCovarianceType {
  readonly covarianceType: CovarianceType;
}

/** Options of a Gaussian mixture as a caller gives them: only `nComponents` is needed. */
export type GaussianMixtureOptions = Given<typeof numberSpecs> & Partial<WithCovarianceType>;

/** Options of a Gaussian mixture, every default filled in. */
export type GaussianMixtureSettings = Resolved<typeof numberSpecs> & WithCovarianceType;

/**
 * Fills in the defaults of {@link gaussianMixtureOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveGaussianMixtureOptions(
  options: GaussianMixtureOptions,
): GaussianMixtureSettings {
  const { covarianceType = covarianceTypeSpec.default, ...numbers } = options;
  if (!covarianceTypes.includes(covarianceType)) {
    throw new RangeError(
      `covarianceType is ${covarianceType}; it must be one of ${covarianceTypes.join(', ')}`,
    );
  }
  return { ...resolveOptions(numberSpecs, numbers), covarianceType };
}
