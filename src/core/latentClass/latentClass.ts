import type { Categories } from '../categories.ts';
import { ascendClasses, type ClassAscent } from './expectationMaximisation.ts';
import { finishLatentClass } from './finish.ts';
import type { LatentClassFit } from './fit.ts';
import {
  resolveLatentClassOptions,
  type LatentClassOptions,
  type LatentClassSettings,
} from './options.ts';
import { countPatterns, type Patterns } from './patterns.ts';
import { startClasses } from './start.ts';

/**
 * Latent class analysis (Lazarsfeld and Henry, 1968; Goodman, 1974): classes within which the columns are
 * independent, by expectation-maximisation. nInit restarts; the one with the highest likelihood is kept. Missing
 * values are left out of the likelihood. Classes come largest share first.
 *
 * @param categories nSamples rows of codes
 * @param options see {@link latentClassOptionSpecs}; only `nComponents` is needed
 * @param sampleWeight how much each row counts (nSamples), each >= 0; all 1 when not given
 * @throws RangeError or TypeError on an option out of range, on codes that name no category, and on fewer different
 * rows than classes.
 */
export function latentClass(
  categories: Categories,
  options: LatentClassOptions,
  sampleWeight?: Float64Array,
): LatentClassFit {
  const settings = resolveLatentClassOptions(options);
  const patterns = countPatterns(categories, settings.nComponents, sampleWeight);
  const restarts = Array.from({ length: settings.nInit }, (_, restart) =>
    runLatentClassRestart(patterns, settings, restart),
  );
  return finishLatentClass(settings, patterns, highestBound(restarts), {
    categories,
    sampleWeight,
  });
}

/**
 * One restart out of `nInit`, which can run anywhere in any order. Checks nothing.
 *
 * @param patterns from {@link countPatterns}
 * @param restart 0 .. nInit - 1
 */
export function runLatentClassRestart(
  patterns: Patterns,
  settings: LatentClassSettings,
  restart: number,
): ClassAscent {
  return ascendClasses(patterns, startClasses(patterns, settings, restart), settings);
}

/** The first of equals. */
export function highestBound(ascents: readonly ClassAscent[]): ClassAscent {
  return ascents.reduce((best, next) => (next.lowerBound > best.lowerBound ? next : best));
}
