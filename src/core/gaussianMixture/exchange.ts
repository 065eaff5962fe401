import type { Matrix } from '../matrix.ts';
import { splitSeed } from '../random/index.ts';
import type { MixtureAssignment } from './assign.ts';
import { countParameters } from './criteria.ts';
import type { Ascent } from './expectationMaximisation.ts';
import type { GaussianMixtureModel } from './model.ts';
import { nearSingularComponents } from './nearSingular.ts';
import type { GaussianMixtureSettings } from './options.ts';
import { halve } from './halve.ts';

/** What an exchange asks to be done: rows assigned to a model, or an ascent from a partition of them. */
export type ExchangeRequest =
  | { readonly assign: GaussianMixtureModel }
  | { readonly ascendFrom: Int32Array };

/** The answer: to an assignment what it asked for, to an ascent where it ended, null where a covariance became singular. */
export type ExchangeAnswer = MixtureAssignment | Ascent | null;

/** Exchanges that are tried before the mixture is left as it is, and rounds of them. */
const mostTried = 3;
const mostRounds = 10;
/** Keeps the seeds of halves apart from those of restarts. */
const stream = 1_000_003;

/**
 * Improves a mixture by exchanges (after Ueda, Nakano, Ghahramani and Hinton, 2000): the component that is missed least
 * gives its rows to the next probable ones, and another is split in its place. An exchange is kept when the logarithm of
 * the likelihood rises by more than the number of parameters of a component, which it does by chance (Akaike, 1973), and
 * without one more near-singular component, whose likelihood says nothing.
 *
 * @param weights one a row (nSamples), or null where all are 1
 */
export function* exchangeSteps(
  x: Matrix,
  weights: Float64Array | null,
  start: Ascent,
  settings: GaussianMixtureSettings,
): Generator<ExchangeRequest, Ascent, ExchangeAnswer> {
  let best = start;
  if (settings.nComponents < 3) return best;
  const { covarianceType, nComponents } = settings;
  const parameters = (n: number): number => countParameters(covarianceType, n, x.nFeatures);
  const totalWeight = weights?.reduce((sum, weight) => sum + weight, 0) ?? x.nSamples;
  const least = (parameters(nComponents) - parameters(nComponents - 1)) / totalWeight;
  const flat = ({ model }: Ascent): number =>
    nearSingularComponents(model, settings.regCovar).length;
  for (let round = 0; round < mostRounds; round++) {
    const assignment = (yield { assign: best.model }) as MixtureAssignment;
    const before = best;
    for (const labels of exchangesOf(x, weights, assignment, settings, round)) {
      const next = (yield { ascendFrom: labels }) as Ascent | null;
      if (next === null || next.lowerBound <= best.lowerBound + least) continue;
      if (flat(next) > flat(best)) continue;
      best = next;
      break;
    }
    if (best === before) break;
  }
  return best;
}

/** Who does what exchanges ask for. */
export interface ExchangePorts<Assigned, Ascended> {
  readonly assign: (model: GaussianMixtureModel) => Assigned;
  /** @throws RangeError when a covariance becomes singular */
  readonly ascendFrom: (labels: Int32Array) => Ascended;
}

/** Runs the steps with answers that come at once. */
export function exchange(
  steps: Generator<ExchangeRequest, Ascent, ExchangeAnswer>,
  ports: ExchangePorts<MixtureAssignment, Ascent>,
): Ascent {
  let step = steps.next();
  while (step.done !== true) step = steps.next(answerOf(step.value, ports));
  return step.value;
}

function answerOf(
  request: ExchangeRequest,
  { assign: assignTo, ascendFrom }: ExchangePorts<MixtureAssignment, Ascent>,
): ExchangeAnswer {
  if ('assign' in request) return assignTo(request.assign);
  try {
    return ascendFrom(request.ascendFrom);
  } catch (error) {
    return nullIfSingular(error);
  }
}

/** Runs the steps with answers that come later; the result is the same. */
export async function exchangeAsync(
  steps: Generator<ExchangeRequest, Ascent, ExchangeAnswer>,
  { assign: assignTo, ascendFrom }: ExchangePorts<Promise<MixtureAssignment>, Promise<Ascent>>,
): Promise<Ascent> {
  let step = steps.next();
  while (step.done !== true) {
    const request = step.value;
    const answer: ExchangeAnswer =
      'assign' in request
        ? await assignTo(request.assign)
        : await ascendFrom(request.ascendFrom).catch(nullIfSingular);
    step = steps.next(answer);
  }
  return step.value;
}

function nullIfSingular(error: unknown): null {
  if (error instanceof RangeError) return null;
  throw error;
}

/** Partitions of the rows after the most promising exchanges, the best first. */
function* exchangesOf(
  x: Matrix,
  weights: Float64Array | null,
  { labels, responsibilities }: MixtureAssignment,
  settings: GaussianMixtureSettings,
  round: number,
): Generator<Int32Array> {
  const { nComponents, seed } = settings;
  const seconds = secondLabels(responsibilities, labels);
  const losses = lossesOf(responsibilities, labels, seconds, weights);
  const halves = Array.from({ length: nComponents }, (_, component) => {
    const own = splitSeed(seed, stream, round, component);
    return halve(x, weights, weighingRows(labels, component, weights), settings, own);
  });
  const places = [...losses.keys()];
  const exchanges = places
    .flatMap((split) => places.map((merged) => ({ split, merged })))
    .filter(({ split, merged }) => split !== merged && halves[split] !== null)
    .map((each) => ({ ...each, gain: (halves[each.split]?.gain ?? 0) - losses[each.merged] }))
    .toSorted((a, b) => b.gain - a.gain || a.split - b.split || a.merged - b.merged);
  for (const { split, merged } of exchanges.slice(0, mostTried)) {
    const half = halves[split];
    if (half === null) continue;
    const changed = labels.map((label, row) => (label === merged ? seconds[row] : label));
    half.rows.forEach((row, i) => {
      if (half.sides[i] === 1) changed[row] = merged;
    });
    yield changed;
  }
}

/** The rows of a component that weigh anything, ascending. */
function weighingRows(
  labels: Int32Array,
  component: number,
  weights: Float64Array | null,
): Int32Array {
  const rows = new Int32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++) {
    rows[count] = row;
    if (labels[row] === component && weights?.[row] !== 0) count++;
  }
  return rows.slice(0, count);
}

/** The next probable component of each row. */
function secondLabels({ data, nFeatures }: Matrix, labels: Int32Array): Int32Array {
  return labels.map((own, row) => {
    let second = own === 0 ? 1 : 0;
    for (let k = 0; k < nFeatures; k++) {
      if (k !== own && data[row * nFeatures + k] > data[row * nFeatures + second]) second = k;
    }
    return second;
  });
}

/** By how much the log-likelihood falls, at most, when a component's rows go to their next probable ones. */
function lossesOf(
  { data, nFeatures }: Matrix,
  labels: Int32Array,
  seconds: Int32Array,
  weights: Float64Array | null,
): Float64Array {
  const losses = new Float64Array(nFeatures);
  labels.forEach((own, row) => {
    const first = data[row * nFeatures + own];
    const second = Math.max(Number.MIN_VALUE, data[row * nFeatures + seconds[row]]);
    losses[own] += (weights?.[row] ?? 1) * Math.log(first / second);
  });
  return losses;
}
