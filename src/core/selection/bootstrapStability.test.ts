import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import figures from '../../../test/reference/measures.json' with { type: 'json' };
import { iris } from '../../../test/support/iris.ts';
import { createInlineExecutor } from '../inlineExecutor.ts';
import { kMeans } from '../kmeans/index.ts';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { bestJaccards, bootstrapStability, type ClusterStability } from './index.ts';

const executor = createInlineExecutor();
const labelsOf = (labels: readonly number[]): Int32Array => Int32Array.from(labels);
const jaccardsOf = (clusters: readonly (ClusterStability | null)[]): number[] =>
  clusters.map((cluster) => cluster?.jaccard ?? NaN);

/** Four groups at the corners of a square, far wider than they are. */
function corners(nSamples: number): Matrix {
  const random = createRandom(3);
  const data = Float64Array.from({ length: 2 * nSamples }, (_, p) => {
    const corner = Math.floor(p / 2) % 4;
    return random.nextGaussian() + 50 * (p % 2 === 0 ? corner % 2 : Math.floor(corner / 2));
  });
  return { data, nSamples, nFeatures: 2 };
}

describe('bestJaccards', () => {
  it('is rows in both over rows in either (by hand)', () => {
    const labels = labelsOf([0, 0, 0, 1, 1, 2]);
    const others = labelsOf([5, 5, 1, 1, 1, 1]);
    expect([...bestJaccards(labels, others)]).toEqual([2 / 3, 2 / 4, 1 / 4]);
    expect([...bestJaccards(others, labels)]).toEqual([NaN, 2 / 4, NaN, NaN, NaN, 2 / 3]);
  });

  it('counts rows without a cluster against the other side alone', () => {
    expect([...bestJaccards(labelsOf([0, 0, -1]), labelsOf([0, 0, 0]))]).toEqual([2 / 3]);
    expect([...bestJaccards(labelsOf([0, 0, 0]), labelsOf([0, -1, -1]))]).toEqual([1 / 3]);
    expect([...bestJaccards(labelsOf([0, 0]), labelsOf([-1, -1]), 2)]).toEqual([0, NaN]);
  });

  it('agrees with scikit-learn', () => {
    const three = labelsOf(figures.squaredSilhouette.three.labels);
    const five = labelsOf(figures.jaccard.five);
    bestJaccards(three, five).forEach((jaccard, j) => {
      expect(jaccard).toBeCloseTo(figures.jaccard.threeInFive[j], 12);
    });
    bestJaccards(five, three).forEach((jaccard, j) => {
      expect(jaccard).toBeCloseTo(figures.jaccard.fiveInThree[j], 12);
    });
  });

  it('does not depend on the numbers of the other clusters (law)', () => {
    const rows = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const labels = labelsOf(pairs.map(([own]) => own));
        const others = labelsOf(pairs.map(([, other]) => other));
        const turned = others.map((other) => 5 - other);
        expect(bestJaccards(labels, turned)).toEqual(bestJaccards(labels, others));
        expect(bestJaccards(labels, labels, 4)).toEqual(
          Float64Array.from({ length: 4 }, (_, j) => (labels.includes(j) ? 1 : NaN)),
        );
      }),
    );
  });

  it('refuses labelings of another length', () => {
    expect(() => bestJaccards(labelsOf([0]), labelsOf([0, 1]))).toThrow('1 and 2 rows');
  });
});

describe('bootstrapStability', () => {
  const square = corners(200);
  const fit = kMeans(square, { nClusters: 4 });
  const few = { nBootstraps: 12 };

  it('finds groups that stand apart again every time', async () => {
    const { clusters, nSamples } = await bootstrapStability(square, fit, few, executor);
    expect(clusters).toEqual(
      Array.from({ length: 4 }, () => ({
        jaccard: 1,
        dissolved: 0,
        recovered: 1,
        verdict: 'stable',
      })),
    );
    expect(nSamples).toBe(200);
  });

  it.each([1, 2, 3])('trusts no split of one round cloud in five (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const data = Float64Array.from({ length: 5 * 300 }, () => random.nextGaussian());
    const cloud: Matrix = { data, nSamples: 300, nFeatures: 5 };
    const split = kMeans(cloud, { nClusters: 5, nInit: 2 });
    const { clusters } = await bootstrapStability(cloud, split, few, executor);
    const mean = jaccardsOf(clusters).reduce((sum, jaccard) => sum + jaccard, 0) / 5;
    expect(mean).toBeLessThan(0.65);
    expect(clusters.some((cluster) => cluster?.verdict === 'stable')).toBe(false);
  });

  it('calls the quarters of an even square stable: found again is not the same as real', async () => {
    const random = createRandom(1);
    const data = Float64Array.from({ length: 600 }, () => random.next());
    const even: Matrix = { data, nSamples: 300, nFeatures: 2 };
    const split = kMeans(even, { nClusters: 4, nInit: 2 });
    const { clusters } = await bootstrapStability(even, split, few, executor);
    expect(clusters.every((cluster) => cluster?.verdict === 'stable')).toBe(true);
  });

  it('comes near scikit-learn on iris', async () => {
    const labels = labelsOf(figures.squaredSilhouette.three.labels);
    const found = await bootstrapStability(
      iris,
      { labels, nClusters: 3 },
      { nBootstraps: 60 },
      executor,
    );
    jaccardsOf(found.clusters).forEach((jaccard, j) => {
      expect(Math.abs(jaccard - figures.bootstrap.three[j])).toBeLessThan(0.03);
    });
  });

  it('follows the clusters when they are numbered anew', async () => {
    const found = await bootstrapStability(iris, kMeans(iris, { nClusters: 3 }), few, executor);
    const { labels } = kMeans(iris, { nClusters: 3 });
    const turned = { labels: labels.map((label) => 2 - label), nClusters: 3 };
    const again = await bootstrapStability(iris, turned, few, executor);
    expect(again.clusters.toReversed()).toEqual(found.clusters);
  });

  it('clusters as many rows at a time as it may', async () => {
    const options = { ...few, maxRows: 40 };
    const found = await bootstrapStability(square, fit, options, executor);
    expect(found.nSamples).toBe(40);
    expect(jaccardsOf(found.clusters)).toEqual([1, 1, 1, 1]);
    expect(await bootstrapStability(square, fit, options, executor)).toEqual(found);
  });

  it('heeds the seed, the bootstraps and the restarts', async () => {
    const five = kMeans(iris, { nClusters: 5 });
    const plain = { nBootstraps: 4, nInit: 2, seed: 1 };
    const found = await bootstrapStability(iris, five, plain, executor);
    for (const other of [{ seed: 2 }, { nBootstraps: 5 }, { nInit: 8 }]) {
      const changed = await bootstrapStability(iris, five, { ...plain, ...other }, executor);
      expect(changed).not.toEqual(found);
    }
    expect(await bootstrapStability(iris, five, plain, executor)).toEqual(found);
  });

  it('goes on where a bootstrap has fewer different rows than clusters', async () => {
    const x = matrixFromRows([[0], [1], [2], [3]]);
    const labels = labelsOf([0, 1, 2, 3]);
    const { clusters } = await bootstrapStability(x, { labels, nClusters: 4 }, few, executor);
    expect(jaccardsOf(clusters).every((jaccard) => jaccard > 0 && jaccard < 1)).toBe(true);
  });

  it('leaves a cluster without rows open', async () => {
    const labels = square.data.slice(0, 200).map(() => 0);
    const found = await bootstrapStability(
      square,
      { labels: Int32Array.from(labels), nClusters: 2 },
      { nBootstraps: 2 },
      executor,
    );
    expect(found.clusters[1]).toBeNull();
  });

  it('refuses labels that do not fit', async () => {
    const clustering = (labels: readonly number[]) => ({ labels: labelsOf(labels), nClusters: 2 });
    const x = matrixFromRows([[0], [1], [2]]);
    await expect(bootstrapStability(x, clustering([0, 1]), {}, executor)).rejects.toThrow(
      '2 labels for 3 rows',
    );
    await expect(bootstrapStability(x, clustering([0, 1, 2]), {}, executor)).rejects.toThrow(
      'row 2 has the label 2',
    );
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const told: string[] = [];
    const stop = new AbortController();
    const work = bootstrapStability(square, fit, few, executor, {
      signal: stop.signal,
      onProgress: (done, total) => {
        told.push(`${done}/${total}`);
        if (done === 3) stop.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toEqual(['1/12', '2/12', '3/12']);
  });
});
