import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  covarianceShift,
  covarianceSumsLength,
  createRandom,
  sumCovarianceBlock,
  type Matrix,
} from '../../core/index.ts';
import { covarianceScratchBytes, runCovarianceBlock, type CovarianceKernel } from './covariance.ts';
import { bindKernels, loadKernels } from './module.ts';

const memory = new WebAssembly.Memory({ initial: 64, maximum: 65536, shared: true });
let kernel: CovarianceKernel;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  kernel = bindKernels(module, memory);
});

/** Sums by the kernel, in memory that held nothing but NaN; a number beyond them must stay as it is. */
function kernelSums(x: Matrix, shift: Float64Array): Float64Array {
  const { data, nFeatures } = x;
  const length = covarianceSumsLength(nFeatures);
  const scratch = 1_048_576;
  const sums = scratch + covarianceScratchBytes(nFeatures);
  const shiftPlace = sums + 8 * (length + 1);
  const places = { scratch, sums, shift: shiftPlace, strip: shiftPlace + 8 * nFeatures };
  const all = new Float64Array(memory.buffer).fill(Number.NaN);
  all.set(shift, places.shift / 8);
  all[sums / 8 + length] = 42;
  runCovarianceBlock(kernel, memory.buffer, places, data, nFeatures);
  expect(all[sums / 8 + length]).toBe(42);
  return all.slice(sums / 8, sums / 8 + length);
}

function plainSums(x: Matrix, shift: Float64Array): Float64Array {
  const sums = new Float64Array(covarianceSumsLength(x.nFeatures)).fill(Number.NaN);
  sumCovarianceBlock(x, shift, sums);
  return sums;
}

describe('the kernel of covariances and its plain twin', () => {
  it('give the same bytes over random shapes', () => {
    const shapes = fc.record({
      nSamples: fc.integer({ min: 1, max: 1200 }),
      nFeatures: fc.integer({ min: 1, max: 40 }),
      scale: fc.constantFrom(1e-9, 1, 1e12),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shapes, ({ nSamples, nFeatures, scale, seed }) => {
        const random = createRandom(seed);
        const data = Float64Array.from(
          { length: nSamples * nFeatures },
          (_, p) => scale * (random.nextGaussian() + (p % nFeatures)),
        );
        const x = { data, nSamples, nFeatures };
        const shift = covarianceShift(x);
        expect(kernelSums(x, shift)).toEqual(plainSums(x, shift));
      }),
      { numRuns: 100 },
    );
  });

  it('sum three rows (by hand)', () => {
    const x = { data: Float64Array.of(1, 10, 2, 30, 4, 20), nSamples: 3, nFeatures: 2 };
    const shift = Float64Array.of(1, 10);
    const expected = [4, 30, 10, 50, 500];
    expect([...kernelSums(x, shift)]).toEqual(expected);
    expect([...plainSums(x, shift)]).toEqual(expected);
  });

  it('pass on what is missing or infinite', () => {
    for (const broken of [Number.NaN, Infinity]) {
      const x = { data: Float64Array.of(1, 2, broken), nSamples: 3, nFeatures: 1 };
      expect(kernelSums(x, Float64Array.of(1))).toEqual(plainSums(x, Float64Array.of(1)));
      expect(kernelSums(x, Float64Array.of(1))[1]).not.toBeLessThan(Infinity);
    }
  });
});
