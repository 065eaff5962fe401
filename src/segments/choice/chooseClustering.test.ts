import { describe, expect, it } from 'vitest';
import { segmentConfigSchema } from '../../contract/index.ts';
import {
  adjustedRandIndex,
  assign,
  createInlineExecutor,
  legacySample,
  matrixFromRows,
  silhouetteScore,
  takeRows,
  type Executor,
  type KMeansTask,
  type Matrix,
} from '../../core/index.ts';
import { noise, plant, plantAt } from '../planted.fixture.ts';
import { chooseClustering, type ClusteringOptions } from './chooseClustering.ts';

const range = {
  algorithms: ['kmeans'],
  isAuto: false,
  settings: segmentConfigSchema.parse({ source: 'a.csv' }),
  ks: [2, 3, 4, 5, 6],
  nInit: 3,
  seed: 42,
  kGiven: false,
  minSegmentShare: null,
  mergeTo: null,
  features: [],
} satisfies ClusteringOptions;
const choose = (x: Matrix, options: Partial<ClusteringOptions> = {}) =>
  chooseClustering(x, { ...range, ...options }, createInlineExecutor());

describe('chooseClustering', () => {
  it('finds planted groups and calls them clear', async () => {
    const { x, groups } = plant(3, 150, 2, 9, 1);
    const { fit, selection } = await choose(x);
    expect(selection).toMatchObject({ chosen: { algorithm: 'kmeans', k: 3 }, verdict: 'clear' });
    expect(adjustedRandIndex(groups, fit.labels)).toBeGreaterThan(0.98);
  });

  it('finds no groups in noise', async () => {
    const { selection } = await choose(noise('gaussian', 200, 3, 1), { ks: [2, 3], nInit: 1 });
    expect(selection.verdict).toBe('none');
  });

  it('gives the fit of every k, each with labels that equal assign', async () => {
    const { x } = plant(3, 90, 2, 9, 5);
    const { fits, fit } = await choose(x);
    expect(fits.map(({ nClusters }) => nClusters)).toEqual(range.ks);
    for (const each of fits) expect(each.labels).toEqual(assign(each.centroids, x).labels);
    expect([...fit.clusterSizes]).toEqual([...fit.clusterSizes].toSorted((a, b) => b - a));
  });

  it('gives exact figures up to 20,000 rows', async () => {
    const { x } = plant(3, 120, 2, 9, 6);
    const { selection, fits } = await choose(x);
    for (const { k, silhouette, silhouetteSampleSize } of selection.candidates) {
      expect(silhouette).toBeCloseTo(
        silhouetteScore(
          x,
          fits.find(({ nClusters }) => nClusters === k)?.labels ?? new Int32Array(),
        ),
        12,
      );
      expect(silhouetteSampleSize).toBe(120);
    }
  });

  it('computes silhouettes on the sample a notebook would draw above 20,000 rows, and says so', async () => {
    const x = noise('uniform', 20_001, 2, 1);
    const asked: Matrix[] = [];
    const inline = createInlineExecutor();
    const executor: Executor = {
      ...inline,
      silhouetteSamples: async (rows, labelings) => {
        asked.push(rows);
        return labelings.map(() => new Float64Array(rows.nSamples).fill(0.25));
      },
    };
    const { selection } = await chooseClustering(x, { ...range, ks: [2], nInit: 1 }, executor);
    expect(asked).toEqual([takeRows(x, legacySample(0, 20_001, 10_000))]);
    expect(selection.candidates[0]).toMatchObject({
      silhouette: 0.25,
      silhouetteSampleSize: 10_000,
    });
    expect(selection.reasons.join(' ')).toContain('sample of 10,000 of the 20,001 customers');
  });

  it('hands restarts and seed to the fits', async () => {
    const tasks: KMeansTask[] = [];
    const inline = createInlineExecutor();
    const executor: Executor = {
      ...inline,
      kMeans: (x, given) => {
        tasks.push(...given);
        return inline.kMeans(x, given);
      },
    };
    const { x } = plant(3, 60, 2, 9, 7);
    await chooseClustering(x, { ...range, ks: [2, 3], nInit: 4, seed: 7, kGiven: true }, executor);
    expect(tasks.slice(0, 2).map(({ options }) => options)).toEqual([
      { nClusters: 2, nInit: 4, seed: 7 },
      { nClusters: 3, nInit: 4, seed: 7 },
    ]);
  });

  it('is the same again for the same seed, and compares with other noise for another', async () => {
    const { x } = plant(3, 90, 2, 9, 8);
    const [first, again, other] = await Promise.all([
      choose(x),
      choose(x),
      choose(x, { seed: 43 }),
    ]);
    expect(again).toEqual(first);
    expect(other.selection.candidates[0].gap).not.toBe(first.selection.candidates[0].gap);
  });

  it('refuses a k that was asked for beyond the different rows, and shortens its own range', async () => {
    const x = matrixFromRows([[1], [1], [2], [2], [3], [3], [3]]);
    await expect(choose(x, { ks: [4], kGiven: true })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(/^4 segments .* 7 customers .* 3 different rows/) as string,
    });
    const { selection } = await choose(x);
    expect(selection.candidates.map(({ k }) => k)).toEqual([2, 3]);
    expect(selection.reasons[0]).toContain('Only up to 3 segments');
  });

  it('leaves customers who are all alike in one segment', async () => {
    const { selection, fit, silhouettes } = await choose(
      matrixFromRows([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
    );
    expect(selection).toMatchObject({ chosen: { k: 1 }, verdict: 'none' });
    expect(selection.candidates[0]).toMatchObject({ silhouette: null, daviesBouldin: null });
    expect([...fit.labels]).toEqual([0, 0, 0]);
    expect(silhouettes).toBeNull();
  });

  it('keeps one segment when 1 may be chosen and there are no groups', async () => {
    const none = await choose(noise('uniform', 200, 3, 3), { ks: [1, 2, 3], kGiven: true });
    expect(none.selection.chosen.k).toBe(1);
    const clear = await choose(plant(3, 200, 3, 9, 3).x, { ks: [1, 2, 3], kGiven: true });
    expect(clear.selection.chosen.k).toBe(3);
  });

  it('passes over a k with a handful of outliers, and warns of one that was asked for', async () => {
    const { x } = plantAt(
      [
        [0, 0],
        [0, 9],
        [90, 90],
      ],
      [250, 250, 2],
      4,
    );
    const { selection } = await choose(x, { ks: [2, 3] });
    expect(selection.chosen.k).toBe(2);
    const asked = await choose(x, { ks: [3], kGiven: true });
    expect(asked.warnings).toEqual([expect.stringContaining('a handful of outliers (2 of 502')]);
  });

  it('warns of a segment that swallows nearly everyone, and never calls that clear', async () => {
    const { x } = plantAt(
      [
        [0, 0],
        [60, 60],
      ],
      [490, 10],
      4,
    );
    const { selection, warnings } = await choose(x, { ks: [2], kGiven: true });
    expect(selection.verdict).toBe('weak');
    expect(warnings.join(' ')).toContain('holds 98% of the customers');
  });

  it('tells its progress from nothing to all', async () => {
    const { x } = plant(3, 60, 2, 9, 9);
    const inline = createInlineExecutor();
    const executor: Executor = {
      ...inline,
      kMeans: (rows, tasks, hooks) => {
        hooks?.onProgress?.(1, 2);
        hooks?.onProgress?.(2, 2);
        return inline.kMeans(rows, tasks);
      },
    };
    const told: number[] = [];
    await chooseClustering(x, range, executor, { onProgress: (done) => told.push(done) });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect([told[0], told.at(-1)]).toEqual([300, 1000]);
  });

  it('stops when it is told to', async () => {
    const { x } = plant(3, 60, 2, 9, 9);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(chooseClustering(x, range, createInlineExecutor(), { signal })).rejects.toThrow(
      'enough',
    );
  });
});
