import { largestSeed, resolveOptions, type Given, type Resolved } from '../options/index.ts';

/** The options of latent class analysis: default, range and sentence of each stand here alone. */
export const latentClassOptionSpecs = {
  nComponents: {
    kind: 'integer',
    min: 1,
    max: 1000,
    sentence: 'classes to find',
  },
  nInit: {
    kind: 'integer',
    default: 10,
    min: 1,
    max: 1000,
    sentence:
      'restarts from different random probabilities; the one with the highest likelihood is kept',
  },
  maxIter: {
    kind: 'integer',
    default: 2000,
    min: 1,
    max: 100_000,
    sentence: 'iterations after which a restart stops, converged or not',
  },
  tol: {
    kind: 'number',
    default: 1e-7,
    min: 0,
    max: 1e6,
    sentence:
      'a restart has converged when the mean log-likelihood of a row changes by less than this',
  },
  smoothing: {
    kind: 'number',
    default: 0.01,
    min: 0,
    max: 1e6,
    sentence:
      'rows added to every category of every class, so that what a class has not met is rare in it and not impossible; 0 gives plain maximum likelihood',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, on any number of threads',
  },
} as const;

/** Options of latent class analysis as a caller gives them: only `nComponents` is needed. */
export type LatentClassOptions = Given<typeof latentClassOptionSpecs>;

/** Options of latent class analysis, every default filled in. */
export type LatentClassSettings = Resolved<typeof latentClassOptionSpecs>;

/**
 * Fills in the defaults of {@link latentClassOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveLatentClassOptions(options: LatentClassOptions): LatentClassSettings {
  return resolveOptions(latentClassOptionSpecs, options);
}
