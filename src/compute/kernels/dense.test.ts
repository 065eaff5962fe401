import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom, plainOperations, type DenseOperations } from '../../core/index.ts';
import { kernelOperations } from './dense.ts';
import { bindKernels, loadKernels } from './module.ts';

const memory = new WebAssembly.Memory({ initial: 64, maximum: 65536, shared: true });
const scratch = 1_048_576;
let operations: DenseOperations;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  operations = kernelOperations(bindKernels(module, memory), memory.buffer, scratch);
});

/** Hands out arrays of the kernel's memory, filled with NaN, a number between them that must stay. */
function createPlaces() {
  let next = scratch + 32;
  const ends: Float32Array[] = [];
  return {
    take(length: number): Float32Array {
      const all = new Float32Array(memory.buffer, next, length + 1).fill(NaN);
      next += 4 * (length + 1);
      all[length] = 42;
      ends.push(all.subarray(length));
      return all.subarray(0, length);
    },
    expectWhole(): void {
      expect(ends.map(([guard]) => guard)).toEqual(ends.map(() => 42));
    },
  };
}

const sizes = fc.record({
  nRows: fc.integer({ min: 1, max: 13 }),
  nSteps: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 250, max: 600 })),
  nColumns: fc.integer({ min: 1, max: 21 }),
  turned: fc.boolean(),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

describe('the kernel of dense layers and its plain twin', () => {
  it('multiply to the same bytes', () => {
    fc.assert(
      fc.property(sizes, ({ nRows, nSteps, nColumns, turned, seed }) => {
        const random = createRandom(seed);
        const places = createPlaces();
        const a = places.take(nRows * nSteps).map(() => random.nextGaussian());
        const left = places.take(a.length);
        left.set(a);
        const right = places.take(nSteps * nColumns);
        for (let p = 0; p < right.length; p++) right[p] = random.nextGaussian();
        const c = places.take(nRows * nColumns);
        const strides = turned
          ? { rowStride: 1, stepStride: nRows }
          : { rowStride: nSteps, stepStride: 1 };
        const shape = { ...strides, nRows, nSteps, nColumns };
        operations.multiply({ a: left, b: right, c, ...shape });
        const expected = new Float32Array(c.length).fill(NaN);
        plainOperations.multiply({ a: left, b: right, c: expected, ...shape });
        expect(c).toEqual(expected);
        places.expectWhole();
        const entry = (row: number, column: number): number => {
          let sum = 0;
          for (let s = 0; s < nSteps; s++) {
            sum +=
              left[row * shape.rowStride + s * shape.stepStride] * right[s * nColumns + column];
          }
          return sum;
        };
        expect(c[c.length - 1]).toBeCloseTo(entry(nRows - 1, nColumns - 1), 3);
      }),
    );
  });

  it('step to the same bytes', () => {
    const steps = fc.record({
      length: fc.integer({ min: 1, max: 23 }),
      nGradients: fc.integer({ min: 1, max: 8 }),
      size: fc.constantFrom(1, 1e-12, 1e-29, 1e-31),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(steps, ({ length, nGradients, size, seed }) => {
        const random = createRandom(seed);
        const places = createPlaces();
        const drawn = (): Float32Array => {
          const values = places.take(length);
          for (let p = 0; p < length; p++) values[p] = size * random.nextGaussian();
          return values;
        };
        const step = {
          parameters: drawn(),
          means: drawn(),
          squares: drawn().map((value) => value * value),
          gradients: Array.from({ length: nGradients }, drawn),
          stepSize: 0.01,
        };
        const squares = places.take(length);
        squares.set(step.squares);
        const expected = {
          ...step,
          parameters: step.parameters.slice(),
          means: step.means.slice(),
          squares: step.squares.slice(),
        };
        plainOperations.adamStep(expected);
        operations.adamStep({ ...step, squares });
        expect(step.parameters).toEqual(expected.parameters);
        expect(step.means).toEqual(expected.means);
        expect(squares).toEqual(expected.squares);
        places.expectWhole();
      }),
    );
  });
});
