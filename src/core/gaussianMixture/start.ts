import type { Matrix } from '../matrix.ts';
import { addRow } from './addRow.ts';
import { scatterForms, type MatrixForm } from './forms.ts';
import { maximise } from './maximise.ts';
import type { GaussianMixtureModel } from './model.ts';
import type { GaussianMixtureSettings } from './options.ts';
import { overallOf, type Overall } from './overall.ts';
import { createMixtureSums, type MixtureSums } from './sums.ts';

/** Where expectation-maximisation begins. */
export interface Start {
  readonly model: GaussianMixtureModel;
  readonly overall: Overall;
}

/** Sums of the parts of a partition that a start asks for. */
export interface WantedParts {
  /** nComponents x nFeatures: what the rows of each part are counted from. */
  readonly around: Float64Array;
  readonly scatterForm: MatrixForm;
}

/**
 * The model of a partition: each row belongs to one component alone. Checks nothing.
 *
 * @param weights one a row (nSamples), or null where all are 1
 * @param labels component of each row (nSamples), 0 .. nComponents - 1
 */
export function startFromLabels(
  x: Matrix,
  weights: Float64Array | null,
  labels: Int32Array,
  settings: GaussianMixtureSettings,
): Start {
  const steps = startSteps(x.nFeatures, settings);
  let step = steps.next();
  while (step.done !== true) step = steps.next(sumParts(x, weights, labels, step.value));
  return step.value;
}

/** {@link startFromLabels} with its passes over the rows made elsewhere. */
export async function startFromLabelsAsync(
  nFeatures: number,
  settings: GaussianMixtureSettings,
  parts: (wanted: WantedParts) => Promise<MixtureSums>,
): Promise<Start> {
  const steps = startSteps(nFeatures, settings);
  let step = steps.next();
  while (step.done !== true) step = steps.next(await parts(step.value));
  return step.value;
}

/** Yields the sums it needs of the parts, and is handed them: first their means, then their spread around these. */
function* startSteps(
  nFeatures: number,
  settings: GaussianMixtureSettings,
): Generator<WantedParts, Start, MixtureSums> {
  const { covarianceType, nComponents } = settings;
  const form = covarianceType === 'tied' ? 'triangle' : scatterForms[covarianceType];
  const origin = new Float64Array(nComponents * nFeatures);
  const rough = yield { around: origin, scatterForm: 'none' };
  const means = rough.shifts.map((sum, q) => {
    const mass = rough.masses[Math.floor(q / nFeatures)];
    return mass > 0 ? sum / mass : 0;
  });
  const sums = yield { around: means, scatterForm: form };
  const overall = overallOf(sums, means, form);
  return { model: maximise(sums, means, settings, overall), overall };
}

/** Sums over the rows of each part; the log-likelihood stays 0. */
export function sumParts(
  x: Matrix,
  weights: Float64Array | null,
  labels: Int32Array,
  { around, scatterForm }: WantedParts,
): MixtureSums {
  const { data, nSamples, nFeatures } = x;
  const nComponents = around.length / nFeatures;
  const sums = createMixtureSums({ nComponents, nFeatures, scatterForm });
  const deviations = new Float64Array(around.length);
  for (let i = 0, p = 0; i < nSamples; i++) {
    const component = labels[i];
    for (let f = 0, q = component * nFeatures; f < nFeatures; f++, q++) {
      deviations[q] = data[p++] - around[q];
    }
    addRow(weights === null ? 1 : weights[i], deviations, component, scatterForm, sums);
  }
  return sums;
}
