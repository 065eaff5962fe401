import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createRandom, type Matrix } from '../../core/index.ts';
import { createArena } from '../kernels/arena.ts';
import { wholeTiles, type KMeansKernel } from '../kernels/kMeans.ts';
import { bindKernels, loadKernels } from '../kernels/module.ts';
import { packBlock, packScratchBytes } from './packBlock.ts';
import { packRows, planPacking } from './packRows.ts';

const bytes = 64 * 65_536;
const memory = new WebAssembly.Memory({ initial: 128, maximum: 65_536, shared: true });
let kernel: KMeansKernel;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  kernel = bindKernels(module, memory);
});

function randomRows(seed: number, nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from(
    { length: nSamples * nFeatures },
    () => 1e4 + 10 ** (4 * random.next()) * random.nextGaussian(),
  );
  return { data, nSamples, nFeatures };
}

it('packs to the bytes of its plain twin, and counts the same up to rounding', () => {
  const shape = fc.record({
    seed: fc.nat(),
    nSamples: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1020, max: 1050 })),
    nFeatures: fc.integer({ min: 1, max: 40 }),
    from: fc.constantFrom(0, 8, 16),
  });
  fc.assert(
    fc.property(shape, ({ seed, nSamples, nFeatures, from }) => {
      fc.pre(from < nSamples);
      const x = randomRows(seed, nSamples, nFeatures);
      const packing = planPacking(x);
      const arena = createArena(memory.buffer, { from: bytes, bytes: bytes });
      const length = wholeTiles(nSamples) * nFeatures;
      const place = arena.allocate(length * 4);
      const room = new Float32Array(memory.buffer, place, length).fill(7);
      const packed = { x: place, weights: 0, nSamples, nFeatures, reach: Infinity };
      const sums = packBlock(kernel, arena, { x, packing, packed, from, to: nSamples });

      const plain = new Float32Array(length).fill(7);
      const expected = packRows(x, null, packing, plain, from, nSamples);
      expect(room).toEqual(plain);
      expect(sums.largest).toBe(expected.largest);
      for (const figure of ['squares', 'weightedSquares', 'lost'] as const) {
        const error = Math.abs(sums[figure] - expected[figure]);
        expect(error).toBeLessThanOrEqual(1e-12 * expected[figure]);
      }
      const scale = Math.sqrt(expected.squares * nSamples);
      sums.sums.forEach((sum, f) => {
        expect(Math.abs(sum - expected.sums[f])).toBeLessThanOrEqual(1e-12 * scale);
      });
    }),
    { numRuns: 60 },
  );
});

it('stays inside the scratch it says it takes', () => {
  const x = randomRows(1, 5000, 3);
  const arena = createArena(memory.buffer, { from: bytes, bytes: packScratchBytes(3) });
  const packed = { x: 2 * bytes, weights: 0, nSamples: 5000, nFeatures: 3, reach: Infinity };
  memory.grow(64);
  const block = { x, packing: planPacking(x), packed, from: 0, to: 5000 };
  expect(() => packBlock(kernel, arena, block)).not.toThrow();
});
