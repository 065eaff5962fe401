import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { cut, sortedGroups } from './blocks.fixture.ts';
import { miniBatches } from './batches.ts';
import { lowestOnAll } from './lowest.ts';
import { addRow, createRowStore, matrixOf, type RowStore } from './rowStore.ts';
import { reassignStarved } from './starved.ts';
import { miniBatchStep } from './step.ts';
import { watchInertia } from './stopping.ts';
import { surveyRows } from './survey.ts';

function batchOf(values: readonly number[], weights: readonly number[]): RowStore {
  const batch = createRowStore(values.length, 1);
  values.forEach((value, i) => addRow(batch, Float64Array.of(value), weights[i]));
  return batch;
}

describe('miniBatchStep', () => {
  it('moves each centroid to the mean of all rows that it ever had (by hand)', () => {
    const moving = {
      centroids: matrixFromRows([[0], [10], [99]]),
      counts: Float64Array.of(1, 4, 2),
    };
    const inertia = miniBatchStep(moving, batchOf([2, 4, 11], [1, 2, 1]));
    expect([...moving.centroids.data]).toEqual([2.5, 10.2, 99]);
    expect([...moving.counts]).toEqual([4, 5, 2]);
    expect(inertia).toBeCloseTo((4 + 2 * 16 + 1) / 4, 12);
  });
});

describe('reassignStarved', () => {
  it('moves centroids below the ratio to different rows, and lets them count as the smallest other', () => {
    const moving = {
      centroids: matrixFromRows([[0], [1], [2], [3]]),
      counts: Float64Array.of(100, 9, 20, 1),
    };
    reassignStarved(moving, batchOf([70, 80, 90, 95], [1, 1, 1, 1]), 0.1, createRandom(1));
    const [first, second, third, fourth] = moving.centroids.data;
    expect([first, third]).toEqual([0, 2]);
    expect([70, 80, 90, 95]).toEqual(expect.arrayContaining([second, fourth]));
    expect(second).not.toBe(fourth);
    expect([...moving.counts]).toEqual([100, 20, 20, 20]);
  });

  it('moves no more than half the batch, the smallest first', () => {
    const moving = {
      centroids: matrixFromRows([[0], [1], [2]]),
      counts: Float64Array.of(100, 3, 1),
    };
    reassignStarved(moving, batchOf([70, 80], [1, 1]), 0.1, createRandom(1));
    expect([...moving.centroids.data.subarray(0, 2)]).toEqual([0, 1]);
    expect(moving.centroids.data[2]).toBeGreaterThan(60);
    expect([...moving.counts]).toEqual([100, 3, 3]);
  });

  it('moves none at ratio 0', () => {
    const moving = { centroids: matrixFromRows([[0], [1]]), counts: Float64Array.of(100, 1) };
    reassignStarved(moving, batchOf([70, 80], [1, 1]), 0, createRandom(1));
    expect([...moving.centroids.data]).toEqual([0, 1]);
  });
});

describe('watchInertia', () => {
  it('is settled when the smoothed inertia found no new low so often (by hand)', () => {
    const isSettled = watchInertia(0.25, 2);
    // Smoothed by halves: 8, 6, 6, 5, 6, 6.
    expect([8, 4, 6, 4, 7, 6].map((inertia) => isSettled(inertia))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('surveyRows', () => {
  it('draws every row with the same chance', async () => {
    const x = matrixFromRows(Array.from({ length: 20 }, (_, i) => [i]));
    const counts = new Float64Array(20);
    for (let seed = 0; seed < 4000; seed++) {
      const { samples } = await surveyRows(cut(x, 6), 1, 5, [createRandom(seed)]);
      for (const value of samples[0].x.data) counts[value]++;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99.99 % point of the chi-square distribution with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(50.8);
  });

  it('holds different rows, though nearly all are equal', async () => {
    const x = matrixFromRows(Array.from({ length: 5000 }, (_, i) => [i === 1234 ? 7 : 1]));
    const randoms = [createRandom(1), createRandom(2)];
    const { samples, nSamples } = await surveyRows(cut(x, 900), 2, 6, randoms);
    for (const { x, weights } of samples) {
      expect(new Set(x.data)).toEqual(new Set([1, 7]));
      expect(weights).toHaveLength(x.nSamples);
    }
    expect(nSamples).toBe(5000);
  });
});

describe('lowestOnAll', () => {
  it('takes the centroids with the lowest weighted inertia (by hand)', async () => {
    const x = matrixFromRows([[0], [4]]);
    const run = { nIter: 1, nSteps: 1, converged: true };
    const candidates = [[0], [4]].map((row) => ({ ...run, centroids: matrixFromRows([row]) }));
    const shape = { nSamples: 2, nFeatures: 1 };
    const lowest = async (weights: Float64Array): Promise<unknown> =>
      lowestOnAll(cut(x, 1, weights), shape, candidates);
    expect(await lowest(Float64Array.of(2, 1))).toBe(candidates[0]);
    expect(await lowest(Float64Array.of(1, 2))).toBe(candidates[1]);
    expect(await lowest(Float64Array.of(1, 1))).toBe(candidates[0]);
  });
});

describe('miniBatches', () => {
  it('gives every row once a round, mixed', async () => {
    const x = sortedGroups(1, 100, 5);
    const survey = await surveyRows([{ x }], 1, 10, [createRandom(1)]);
    const options = { batchSize: 20, bufferRows: 30 };
    const seen: number[] = [];
    for await (const batch of miniBatches(cut(x, 13), survey, options, createRandom(2))) {
      const { data, nSamples } = matrixOf(batch);
      expect(nSamples).toBe(20);
      seen.push(...data.filter((_, p) => p % 2 === 0));
      if (seen.length === 200) break;
    }
    const all = Array.from(x.data.filter((_, p) => p % 2 === 0));
    const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
    expect(sorted(seen.slice(0, 100))).toEqual(sorted(all));
    expect(sorted(seen.slice(100))).toEqual(sorted(all));
    expect(seen.slice(0, 100)).not.toEqual(all);
    expect(seen.slice(100)).not.toEqual(seen.slice(0, 100));
  });
});
