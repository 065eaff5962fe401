import { describe, expect, it } from 'vitest';
import { createRandom } from '../../random/index.ts';
import { trainBlock, trainEpoch } from './epoch.ts';
import { initialise } from './initialise.ts';
import { networkOf } from './network.ts';
import { adamStepSize } from './operations.ts';
import { plainOperations } from './plainOperations.ts';
import { reconstruct } from './reconstruct.ts';
import { blockRowsOf, createTrainingState } from './state.ts';

const nRows = 11;
const nFeatures = 3;
const random = createRandom(8);
const data = Float32Array.from({ length: nRows * nFeatures }, () => random.nextGaussian());
const everyRow = Int32Array.from({ length: nRows }, (_, i) => i);

function freshState(hidden: readonly number[], batchSize = nRows) {
  const network = networkOf({
    nFeatures,
    hiddenLayers: hidden,
    codeSize: 2,
    decoderLayers: hidden.toReversed(),
  });
  // Whatever was in memory before must not matter.
  const allocate = (length: number): Float32Array => new Float32Array(length).fill(NaN);
  const state = createTrainingState(network, { data, nFeatures }, batchSize, allocate);
  initialise(network, 5, state.parameters);
  return state;
}

describe('the gradient', () => {
  it.each([[[]], [[6]], [[6, 5]]])('is that of finite differences, hidden layers %j', (hidden) => {
    const state = freshState(hidden);
    // Biases of 0 would leave some rows on the edge of a ReLU, where there is no gradient.
    state.parameters.forEach((_, p, all) => (all[p] += 0.3 * random.nextGaussian()));
    const meanError = (): number => {
      const { blockErrors } = reconstruct(state, everyRow, plainOperations);
      return blockErrors.reduce((sum, error) => sum + error, 0) / data.length;
    };
    const [slot] = state.slots;
    const error = trainBlock(state, slot, everyRow, 1 / data.length, plainOperations);
    expect(error / data.length).toBeCloseTo(meanError(), 6);
    const gradient = slot.gradient.slice();
    const step = 2 ** -11;
    const here = meanError();
    const largest = Math.max(...gradient.map(Math.abs));
    // At the edge of a ReLU the slopes to both sides differ; the gradient lies between them.
    gradient.forEach((slope, p) => {
      const value = state.parameters[p];
      state.parameters[p] = value + step;
      const above = meanError();
      state.parameters[p] = value - step;
      const below = meanError();
      state.parameters[p] = value;
      const slopes = [(above - here) / step, (here - below) / step];
      expect(slope).toBeGreaterThan(Math.min(...slopes) - 1e-3 * largest);
      expect(slope).toBeLessThan(Math.max(...slopes) + 1e-3 * largest);
    });
  });

  it('moves every parameter by the learning rate in the first step', () => {
    const state = freshState([]);
    const before = state.parameters.slice();
    const epoch = { order: everyRow, batchSize: nRows, learningRate: 0.01, stepsBefore: 0 };
    trainEpoch(state, epoch, plainOperations);
    state.slots[0].gradient.forEach((slope, p) => {
      expect(state.parameters[p] - before[p]).toBeCloseTo(-0.01 * Math.sign(slope), 5);
    });
  });
});

it('corrects the size of the first steps as Adam says', () => {
  expect(adamStepSize(1, 1)).toBeCloseTo(Math.sqrt(0.001) / 0.1, 12);
  expect(adamStepSize(0.5, 1e6)).toBeCloseTo(0.5, 12);
});

it('starts from weights whose signals keep their size', () => {
  const network = networkOf({
    nFeatures: 100,
    hiddenLayers: [400],
    codeSize: 50,
    decoderLayers: [400],
  });
  const parameters = new Float32Array(network.nParameters).fill(NaN);
  initialise(network, 1, parameters);
  const expected = [2 / 500, 2 / 450, 2 / 450, 2 / 500];
  network.layers.forEach(({ weights, biases, nOutputs }, l) => {
    const own = parameters.subarray(weights, biases);
    const variance = own.reduce((sum, value) => sum + value * value, 0) / own.length;
    expect(variance / expected[l]).toBeGreaterThan(0.95);
    expect(variance / expected[l]).toBeLessThan(1.05);
    expect([...parameters.subarray(biases, biases + nOutputs)].every((bias) => bias === 0)).toBe(
      true,
    );
  });
});

it('cuts a batch into at most 8 blocks of whole eights', () => {
  expect([1, 9, 32, 128, 257, 1000, 65_536].map(blockRowsOf)).toEqual([
    8, 16, 32, 32, 40, 128, 8192,
  ]);
});
