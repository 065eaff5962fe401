import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRows } from './checkMatrix.ts';
import { matrixFromRows, takeRows, type Matrix } from './matrix.ts';
import { dispersionScores } from './metrics/index.ts';
import { pca, pcaScores } from './decomposition/pca/index.ts';
import { countDistinctRows } from './kmeans/index.ts';
import { createRandom } from './random/index.ts';
import { blocksOf, gatherRows, inMemory, keepColumns, type StoredRows } from './rows.ts';
import { covariance } from './statistics/index.ts';

/** Rows that give out copies alone, in blocks that share their memory. */
function storedRows(x: Matrix): StoredRows {
  const { nSamples, nFeatures } = x;
  return {
    nSamples,
    nFeatures,
    *blocks(blockRows) {
      const room = new Float64Array(blockRows * nFeatures);
      for (const block of blocksOf(x, blockRows)) {
        room.set(block.data);
        yield { ...block, data: room.subarray(0, block.data.length) };
        room.fill(NaN);
      }
    },
    take: (rows) => takeRows(x, rows),
  };
}

function noise(nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(4);
  const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextGaussian());
  return { data, nSamples, nFeatures };
}

it('gives the same bytes whether rows are in memory or not, over several blocks', () => {
  const x = noise(40_000, 3);
  const stored = storedRows(x);
  const labels = Int32Array.from({ length: x.nSamples }, (_, i) => i % 4);
  expect(covariance(stored)).toEqual(covariance(x));
  const fitted = pca(stored, 2);
  expect(fitted).toEqual(pca(x, 2));
  expect(pcaScores(fitted, stored)).toEqual(pcaScores(fitted, x));
  expect(dispersionScores(stored, labels)).toEqual(dispersionScores(x, labels));
  expect(countDistinctRows(stored, 50_000)).toBe(x.nSamples);
  expect(inMemory(stored)).toEqual(x);
});

it('cuts rows into blocks that hold all of them once, in order (law)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 }), (n, size) => {
      const x = noise(n, 2);
      for (const rows of [x, storedRows(x)]) {
        const blocks = Array.from(blocksOf(rows, size), ({ data }) => [...data]);
        expect(blocks).toHaveLength(Math.ceil(n / size));
        expect(blocks.flat()).toEqual([...x.data]);
      }
    }),
  );
});

it('takes rows and columns in the order asked for', () => {
  const x = matrixFromRows([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const turned = matrixFromRows([
    [6, 4],
    [3, 1],
  ]);
  for (const rows of [x, storedRows(x)]) {
    const kept = keepColumns(rows, [2, 0]);
    expect(gatherRows(kept, Int32Array.of(1, 0))).toEqual(turned);
    expect(inMemory(kept).data).toEqual(Float64Array.of(3, 1, 6, 4));
    expect(Array.from(blocksOf(kept, 1), ({ data }) => [...data])).toEqual([
      [3, 1],
      [6, 4],
    ]);
  }
});

it('names the row that cannot be used, counted over all blocks', () => {
  const x = noise(20_000, 2);
  x.data[2 * 18_000 + 1] = NaN;
  expect(() => checkRows(storedRows(x))).toThrow('row 18000, column 1 holds NaN');
});
