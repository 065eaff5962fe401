import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { accumulateMixtureBlock, mixtureBlockRows, sumMixture } from './block.ts';
import type { Densities } from './densities.ts';
import { createMixtureSums } from './sums.ts';

/** Two components of weight 1/2 and variance 1 on a line, at 0 and 2. */
const onALine: Densities = {
  nComponents: 2,
  nFeatures: 1,
  factorForm: 'triangle',
  scatterForm: 'triangle',
  constants: new Float64Array(2).fill(Math.log(0.5) - Math.log(2 * Math.PI) / 2),
  means: Float64Array.of(0, 2),
  factors: Float64Array.of(1, 1),
};

describe('accumulateMixtureBlock', () => {
  it('splits a row in the middle evenly', () => {
    const sums = createMixtureSums(onALine);
    accumulateMixtureBlock(matrixFromRows([[1]]), null, 0, 1, onALine, sums);
    expect(sums.logLikelihood[0]).toBeCloseTo(-0.5 - Math.log(2 * Math.PI) / 2, 14);
    expect([...sums.masses]).toEqual([0.5, 0.5]);
    expect([...sums.shifts]).toEqual([0.5, -0.5]);
    expect([...sums.scatters]).toEqual([0.5, 0.5]);
  });

  it('gives a row at 0 the odds e^2 to 1, and counts it by its weight', () => {
    const sums = createMixtureSums(onALine);
    accumulateMixtureBlock(matrixFromRows([[0]]), Float64Array.of(3), 0, 1, onALine, sums);
    const own = Math.exp(2) / (1 + Math.exp(2));
    expect(sums.masses[0]).toBeCloseTo(3 * own, 14);
    expect(sums.masses[1]).toBeCloseTo(3 * (1 - own), 14);
    expect(sums.shifts[1]).toBeCloseTo(-6 * (1 - own), 14);
    expect(sums.scatters[1]).toBeCloseTo(12 * (1 - own), 14);
  });

  it('reads only its own rows', () => {
    const rows = matrixFromRows([[9], [1], [9]]);
    const sums = createMixtureSums(onALine);
    accumulateMixtureBlock(rows, null, 1, 2, onALine, sums);
    expect([...sums.masses]).toEqual([0.5, 0.5]);
  });

  it('leaves out responsibilities that cannot count', () => {
    const far = { ...onALine, means: Float64Array.of(0, 20) };
    const sums = createMixtureSums(far);
    accumulateMixtureBlock(matrixFromRows([[0]]), null, 0, 1, far, sums);
    expect([...sums.masses]).toEqual([1, 0]);
    expect(sums.shifts[1]).toBe(0);
  });

  it('stays finite where both densities are far below the smallest number', () => {
    const sums = createMixtureSums(onALine);
    accumulateMixtureBlock(matrixFromRows([[1000]]), null, 0, 1, onALine, sums);
    expect(sums.logLikelihood[0]).toBeCloseTo(
      Math.log(0.5) - 998 ** 2 / 2 - Math.log(2 * Math.PI) / 2,
      6,
    );
    expect([...sums.masses]).toEqual([0, 1]);
  });
});

describe('sumMixture', () => {
  it('sums all blocks, the last and shorter one too', () => {
    const random = createRandom(1);
    const nSamples = 2 * mixtureBlockRows + 17;
    const data = Float64Array.from({ length: nSamples }, () => 2 * random.next());
    const x = { data, nSamples, nFeatures: 1 };
    const whole = createMixtureSums(onALine);
    accumulateMixtureBlock(x, null, 0, nSamples, onALine, whole);
    const summed = sumMixture(x, null, onALine);
    expect(summed.masses[0] + summed.masses[1]).toBeCloseTo(nSamples, 8);
    summed.data.forEach((value, i) => expect(value / whole.data[i]).toBeCloseTo(1, 12));
  });
});
