import { densitiesOf, type Densities } from './densities.ts';
import { maximise } from './maximise.ts';
import type { GaussianMixtureModel } from './model.ts';
import type { GaussianMixtureSettings } from './options.ts';
import type { Start } from './start.ts';
import type { MixtureSums } from './sums.ts';

/** Where a restart ended. */
export interface Ascent {
  readonly model: GaussianMixtureModel;
  /** Mean log-likelihood of a row under the model before the last step; tells restarts apart. */
  readonly lowerBound: number;
  readonly nIter: number;
  readonly converged: boolean;
}

/**
 * Expectation-maximisation (Dempster, Laird and Rubin, 1977), one step after the other. It yields what a pass
 * over the rows needs and is handed the sums of that pass, so that it does not matter whether the pass
 * runs here, at once, or elsewhere, later.
 *
 * @throws RangeError when a covariance becomes singular or the densities leave the range of 64-bit numbers.
 */
export function* emSteps(
  { model: start, overall }: Start,
  settings: GaussianMixtureSettings,
): Generator<Densities, Ascent, MixtureSums> {
  let model = start;
  let lowerBound = -Infinity;
  let nIter = 0;
  let converged = false;
  while (nIter < settings.maxIter && !converged) {
    nIter++;
    const sums = yield densitiesOf(model);
    const before = lowerBound;
    lowerBound = sums.logLikelihood[0] / overall.totalWeight;
    if (!Number.isFinite(lowerBound)) {
      throw new RangeError(
        `the mean log-likelihood is ${lowerBound} after ${nIter} iterations; scale the columns to a similar spread first`,
      );
    }
    model = maximise(sums, model.means.data, settings, overall);
    converged = Math.abs(lowerBound - before) < settings.tol;
  }
  return { model, lowerBound, nIter, converged };
}

/** Runs the steps with a pass that answers at once. */
export function ascend(
  steps: Generator<Densities, Ascent, MixtureSums>,
  pass: (densities: Densities) => MixtureSums,
): Ascent {
  let step = steps.next();
  while (step.done !== true) step = steps.next(pass(step.value));
  return step.value;
}

/** Runs the steps with a pass that answers later; the result is the same. */
export async function ascendAsync(
  steps: Generator<Densities, Ascent, MixtureSums>,
  pass: (densities: Densities) => Promise<MixtureSums>,
): Promise<Ascent> {
  let step = steps.next();
  while (step.done !== true) step = steps.next(await pass(step.value));
  return step.value;
}

/** The restart with the highest lower bound; the first of equals. */
export function bestAscent(ascents: readonly Ascent[]): Ascent {
  return ascents.reduce((best, next) => (next.lowerBound > best.lowerBound ? next : best));
}
