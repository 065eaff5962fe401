import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, kMeans } from '../kmeans/index.ts';
import { matrixFromRows, takeRows } from '../matrix.ts';
import { cut, sortedGroups } from './blocks.fixture.ts';
import type { RowBlock } from './blocks.ts';
import { miniBatchKMeans } from './miniBatchKMeans.ts';
import { miniBatchKMeansOptionSpecs, resolveMiniBatchKMeansOptions } from './options.ts';

const x = sortedGroups(4, 2000, 8);
/** A start from few rows, so that the mini-batches have something to do. */
const few = { nClusters: 8, initSize: 60, nInit: 1, batchSize: 50, bufferRows: 300 } as const;

describe('miniBatchKMeans', () => {
  it('puts rows that lie alone in clusters of their own', async () => {
    const rows = matrixFromRows([[0], [0], [0], [50], [50], [100]]);
    const fit = await miniBatchKMeans([{ x: rows }], { nClusters: 3 });
    expect([...fit.labels]).toEqual([0, 0, 0, 1, 1, 2]);
    expect([...fit.centroids.data]).toEqual([0, 50, 100]);
    expect([fit.inertia, fit.converged, ...fit.warnings]).toEqual([0, true]);
  });

  it('agrees with itself (law)', async () => {
    const shapes = fc.record({
      seed: fc.nat(),
      nSamples: fc.integer({ min: 40, max: 300 }),
      nClusters: fc.integer({ min: 1, max: 6 }),
      blockRows: fc.integer({ min: 1, max: 90 }),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ seed, nSamples, nClusters, blockRows }) => {
        const rows = sortedGroups(seed, nSamples, 4);
        const options = { nClusters, initSize: 30, batchSize: 20, bufferRows: 50 };
        const fit = await miniBatchKMeans(cut(rows, blockRows), options);
        const { labels, distances } = assign(fit.centroids, rows);
        expect(fit.labels).toEqual(labels);
        expect(fit.distances).toEqual(distances);
        const squares = distances.reduce((sum, distance) => sum + distance ** 2, 0);
        expect(fit.inertia).toBeCloseTo(squares, 8);
        expect(fit.objective).toBe(fit.inertia);
        const counts = Array.from(
          fit.clusterSizes,
          (_, j) => labels.filter((label) => label === j).length,
        );
        expect([...fit.clusterSizes]).toEqual(counts);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on how rows are cut, on how they come, or on memory that blocks share', async () => {
    const whole = await miniBatchKMeans([{ x }], few);
    const shared = new Float64Array(2 * 700);
    const reusing = {
      async *[Symbol.asyncIterator](): AsyncGenerator<RowBlock> {
        for (const block of cut(x, 700)) {
          shared.set(block.x.data);
          const { nSamples, nFeatures } = block.x;
          yield { x: { data: shared.subarray(0, nSamples * nFeatures), nSamples, nFeatures } };
          yield { x: { data: new Float64Array(0), nSamples: 0, nFeatures } };
        }
      },
    };
    expect(await miniBatchKMeans(cut(x, 7), few)).toEqual(whole);
    expect(await miniBatchKMeans(reusing, few)).toEqual(whole);
    expect(whole.nSteps).toBeGreaterThan(10);
  });

  it('comes near K-means, though the rows are sorted and the buffer holds few of them', async () => {
    const full = kMeans(x, { nClusters: 8 });
    const fits = await Promise.all(
      [1, 2, 3, 4].map((seed) =>
        miniBatchKMeans(cut(x, 64), { ...few, initSize: 300, nInit: 3, seed }),
      ),
    );
    for (const { inertia } of fits) {
      expect(inertia).toBeGreaterThan(full.inertia * (1 - 1e-9));
      expect(inertia).toBeLessThan(full.inertia * 1.01);
    }
  });

  it('leaves the rows as they were', async () => {
    const before = structuredClone(x);
    await miniBatchKMeans([{ x }], few);
    expect(x).toEqual(before);
  });
});

describe('options', () => {
  const inertia = async (options: object): Promise<number> =>
    (await miniBatchKMeans([{ x }], { ...few, ...options })).inertia;

  it('seed: the same gives the same, another another', async () => {
    expect(await inertia({ seed: 1 })).toBe(await inertia({ seed: 1 }));
    expect(await inertia({ seed: 1 })).not.toBe(await inertia({ seed: 2 }));
  });

  it.each([
    ['initSize', 2000],
    ['batchSize', 400],
    ['bufferRows', 2000],
  ])('%s: another one ends elsewhere', async (name, value) => {
    expect(await inertia({ [name]: value })).not.toBe(await inertia({}));
  });

  it('nInit: keeps the best of runs that differ', async () => {
    const inertias: number[] = [];
    for (const nInit of [1, 2, 4, 8]) inertias.push(await inertia({ nInit }));
    expect(inertias).toEqual(inertias.toSorted((a, b) => b - a));
    expect(inertias[3]).toBeLessThan(inertias[0]);
  });

  it('maxIter: stops after so many rounds, and says so', async () => {
    const fit = await miniBatchKMeans([{ x }], { ...few, maxIter: 2, maxNoImprovement: 1e6 });
    expect([fit.nSteps, fit.nIter, fit.converged]).toEqual([80, 2, false]);
    expect(fit.warnings).toEqual([
      'Mini-batch K-means with 8 clusters did not settle within 2 rounds; raise maxIter.',
    ]);
  });

  it('maxNoImprovement: waits longer', async () => {
    const [soon, late] = await Promise.all(
      [2, 200].map((maxNoImprovement) => miniBatchKMeans([{ x }], { ...few, maxNoImprovement })),
    );
    expect(soon.converged).toBe(true);
    expect(late.nSteps).toBeGreaterThan(soon.nSteps + 150);
  });

  it('reassignmentRatio: begins anew with centroids that have few rows', async () => {
    expect(await inertia({ reassignmentRatio: 1 })).not.toBe(await inertia({}));
  });

  it.each([
    [{ nClusters: 0 }, 'nClusters is 0; it must be a whole number from 1 to'],
    [{ nClusters: 2, batchSize: 0 }, 'batchSize is 0'],
    [
      { nClusters: 2, reassignmentRatio: 2 },
      'reassignmentRatio is 2; it must be a number from 0 to 1',
    ],
    [{ nClusters: 2, bufferRows: 0.5 }, 'bufferRows is 0.5'],
  ])('refuses %j', async (options, sentence) => {
    await expect(miniBatchKMeans([{ x }], options)).rejects.toThrow(sentence);
  });

  it('fills in the defaults of the spec', () => {
    expect(resolveMiniBatchKMeansOptions({ nClusters: 3 })).toEqual({
      nClusters: 3,
      nInit: 3,
      initSize: 10_000,
      batchSize: miniBatchKMeansOptionSpecs.batchSize.default,
      bufferRows: 100_000,
      maxIter: 100,
      maxNoImprovement: 10,
      reassignmentRatio: miniBatchKMeansOptionSpecs.reassignmentRatio.default,
      seed: 42,
    });
  });
});

describe('sampleWeight', () => {
  const weights = Float64Array.from({ length: 2000 }, (_, i) => i % 3);

  it('comes to what repeated rows come to', async () => {
    const repeated = takeRows(
      x,
      Int32Array.from([...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i))),
    );
    const weighted = await miniBatchKMeans(cut(x, 300, weights), { nClusters: 8 });
    const expected = await miniBatchKMeans([{ x: repeated }], { nClusters: 8 });
    expect(weighted.inertia / expected.inertia).toBeCloseTo(1, 2);
  });

  it('assigns rows of weight 0 without letting them pull', async () => {
    const far = { ...x, data: x.data.slice() };
    far.data[0] = 1e6;
    const fit = await miniBatchKMeans(cut(far, 300, weights), few);
    expect(fit.labels).toHaveLength(2000);
    expect(Math.max(...fit.centroids.data)).toBeLessThan(100);
    expect(fit.distances[0]).toBeGreaterThan(1e5);
  });

  it.each([
    [weights.map((weight, i) => (i === 777 ? -1 : weight)), 'sampleWeight of row 777 is -1'],
    [new Float64Array(2000), 'sampleWeight is 0 for every row'],
  ])('refuses weights that are none', async (wrong, sentence) => {
    await expect(miniBatchKMeans(cut(x, 300, wrong), { nClusters: 2 })).rejects.toThrow(sentence);
  });
});

describe('blocks that cannot be used', () => {
  it('a missing value, by its row among all', async () => {
    const blocks = cut({ ...x, data: x.data.slice() }, 300);
    blocks[2].x.data[7] = NaN;
    await expect(miniBatchKMeans(blocks, few)).rejects.toThrow('row 603, column 1 holds NaN');
  });

  it('different numbers of features', async () => {
    const blocks = [{ x }, { x: matrixFromRows([[1, 2, 3]]) }];
    await expect(miniBatchKMeans(blocks, few)).rejects.toThrow(
      'the block from row 2000 has 3 features, those before it 2',
    );
  });

  it('none, or none with rows', async () => {
    await expect(miniBatchKMeans([], few)).rejects.toThrow('the blocks hold 0 rows');
  });

  it('fewer different rows than clusters', async () => {
    const rows = matrixFromRows([[1], [2], [2], [1]]);
    await expect(miniBatchKMeans([{ x: rows }], { nClusters: 3 })).rejects.toThrow(
      'there are only 2 different rows for 3 clusters; ask for at most 2',
    );
  });

  it('blocks that can be read only once', async () => {
    const once = (function* (): Generator<RowBlock> {
      yield* cut(x, 300);
    })();
    await expect(miniBatchKMeans(once, few)).rejects.toThrow(
      'read again, the blocks hold 0 rows where they held 2000 before',
    );
  });

  it('blocks that grow', async () => {
    let nReadings = 0;
    const growing = {
      *[Symbol.iterator](): Generator<RowBlock> {
        nReadings++;
        yield { x };
        if (nReadings > 1) yield { x };
      },
    };
    await expect(miniBatchKMeans(growing, few)).rejects.toThrow(
      'the blocks hold 4000 rows or more',
    );
  });
});
