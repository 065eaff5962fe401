import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accumulateMixtureBlock,
  assignMixtureBlock,
  createMixtureAssignment,
  createMixtureSums,
  mixtureSumsLength,
  type Densities,
  type MatrixForm,
  createRandom,
  type Matrix,
} from '../../core/index.ts';
import {
  mixtureScratchBytes,
  packDensities,
  packedDensitiesLength,
  runMixtureAssign,
  runMixtureBlock,
  type GaussianMixtureKernel,
} from './gaussianMixture.ts';
import { bindKernels, loadKernels } from './module.ts';

const memory = new WebAssembly.Memory({ initial: 512, maximum: 65536, shared: true });
let kernel: GaussianMixtureKernel;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  kernel = bindKernels(module, memory);
});

interface Places {
  readonly put: (values: ArrayLike<number>) => number;
  readonly room: (bytes: number) => number;
}

/** Hands out memory from the start, filled with NaN so that nothing counts on what was there. */
function createPlaces(): Places {
  let next = 1024;
  new Float64Array(memory.buffer).fill(Number.NaN);
  const room = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / 16) * 16;
    return at;
  };
  return {
    room,
    put: (values) => {
      const at = room(values.length * 8);
      new Float64Array(memory.buffer, at, values.length).set(values);
      return at;
    },
  };
}

function numbers(length: number, make: () => number): Float64Array {
  return Float64Array.from({ length }, make);
}

interface Case {
  readonly x: Matrix;
  readonly densities: Densities;
  readonly weights: Float64Array | null;
}

const forms = ['none', 'diagonal', 'triangle'] as const satisfies readonly MatrixForm[];

const anyCase = fc
  .record({
    nSamples: fc.integer({ min: 1, max: 200 }),
    nFeatures: fc.integer({ min: 1, max: 40 }),
    nComponents: fc.integer({ min: 1, max: 20 }),
    factorForm: fc.constantFrom('diagonal' as const, 'triangle' as const),
    scatterForm: fc.constantFrom(...forms),
    weighted: fc.boolean(),
    /** 0: all components in one place; 30: far apart. */
    apart: fc.constantFrom(0, 1, 5, 30),
    seed: fc.nat(),
  })
  .map(({ nSamples, nFeatures, nComponents, weighted, apart, seed, ...form }): Case => {
    const random = createRandom(seed);
    const means = numbers(nComponents * nFeatures, () => apart * random.nextGaussian());
    const data = new Float64Array(nSamples * nFeatures);
    for (let i = 0; i < nSamples; i++) {
      const k = random.nextInt(nComponents);
      for (let f = 0; f < nFeatures; f++) {
        data[i * nFeatures + f] = means[k * nFeatures + f] + random.nextGaussian();
      }
    }
    const length = form.factorForm === 'diagonal' ? nFeatures : (nFeatures * (nFeatures + 1)) / 2;
    return {
      x: { data, nSamples, nFeatures },
      weights: weighted ? numbers(nSamples, () => random.nextInt(3) * random.next()) : null,
      densities: {
        nComponents,
        nFeatures,
        ...form,
        means,
        constants: numbers(nComponents, () => -3 * random.next()),
        factors: numbers(nComponents * length, () => random.nextGaussian() / Math.sqrt(nFeatures)),
      },
    };
  });

/** Largest difference as a share of the largest number (at least 1). */
function difference(left: Float64Array, right: Float64Array): number {
  const scale = right.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return (
    left.reduce(
      (most, value, i) =>
        Math.max(most, Number.isNaN(value) ? Infinity : Math.abs(value - right[i])),
      0,
    ) / scale
  );
}

function packed(densities: Densities): Float64Array {
  const values = new Float64Array(packedDensitiesLength(densities));
  packDensities(densities, values);
  return values;
}

describe('the Gaussian mixture kernel', () => {
  it('sums what its plain twin sums', () => {
    fc.assert(
      fc.property(anyCase, ({ x, weights, densities }) => {
        const twin = createMixtureSums(densities);
        const from = Math.floor(x.nSamples / 3);
        accumulateMixtureBlock(x, weights, from, x.nSamples, densities, twin);

        const { put, room } = createPlaces();
        const places = {
          x: put(x.data),
          weights: weights === null ? 0 : put(weights),
          densities: put(packed(densities)),
          scratch: room(mixtureScratchBytes(densities)),
          sums: room(mixtureSumsLength(densities) * 8),
        };
        const fence = put([7]);
        runMixtureBlock(kernel, densities, places, from, x.nSamples);

        const sums = new Float64Array(memory.buffer, places.sums, mixtureSumsLength(densities));
        expect(difference(sums, twin.data)).toBeLessThan(1e-12);
        expect(new Float64Array(memory.buffer, fence, 1)[0]).toBe(7);
      }),
      { numRuns: 300 },
    );
  });

  it('assigns as its plain twin assigns', () => {
    fc.assert(
      fc.property(anyCase, ({ x, densities }) => {
        const { nSamples } = x;
        const twin = createMixtureAssignment(nSamples, densities.nComponents);
        assignMixtureBlock(x, 0, nSamples, densities, twin);

        const { put, room } = createPlaces();
        const places = {
          x: put(x.data),
          densities: put(packed(densities)),
          scratch: room(mixtureScratchBytes(densities)),
          labels: room(nSamples * 4),
          responsibilities: room(twin.responsibilities.data.byteLength),
          logLikelihoods: room(nSamples * 8),
        };
        const half = Math.floor(nSamples / 2);
        runMixtureAssign(kernel, densities, places, 0, half);
        runMixtureAssign(kernel, densities, places, half, nSamples);

        const { length } = twin.responsibilities.data;
        const shares = new Float64Array(memory.buffer, places.responsibilities, length);
        const logs = new Float64Array(memory.buffer, places.logLikelihoods, nSamples);
        expect([...new Int32Array(memory.buffer, places.labels, nSamples)]).toEqual([
          ...twin.labels,
        ]);
        expect(difference(shares, twin.responsibilities.data)).toBeLessThan(1e-12);
        expect(difference(logs, twin.logLikelihoods)).toBeLessThan(1e-13);
      }),
      { numRuns: 200 },
    );
  });
});
