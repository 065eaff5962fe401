import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../../test/reference/umap.json' with { type: 'json' };
import { iris } from '../../../../test/support/iris.ts';
import { trustworthiness } from '../../../../test/support/trustworthiness.ts';
import { matrixFromRows, takeRows, type Matrix } from '../../matrix.ts';
import { silhouetteScore } from '../../metrics/index.ts';
import { createRandom } from '../../random/index.ts';
import { pca, pcaScores } from '../pca/index.ts';
import {
  condenseUmap,
  placeOnUmap,
  umap,
  umapFromJson,
  umapToJson,
  type UmapJson,
} from './index.ts';

/** Groups that lie apart in 16 dimensions, more of them than a plane can show by a linear map. */
function blobs(nSamples: number, nGroups: number, seed = 4): { x: Matrix; labels: Int32Array } {
  const random = createRandom(seed);
  const centres = Array.from({ length: nGroups }, () =>
    Array.from({ length: 16 }, () => 2 * random.nextGaussian()),
  );
  const labels = Int32Array.from({ length: nSamples }, (_, i) => i % nGroups);
  const rows = Array.from(labels, (label) =>
    centres[label].map((centre) => centre + 0.8 * random.nextGaussian()),
  );
  return { x: matrixFromRows(rows), labels };
}

/** The row of a plane map that is nearest to a row of another. */
function nearestOn(map: Matrix, placed: Matrix, row: number): number {
  let [nearest, least] = [-1, Infinity];
  for (let other = 0; other < map.nSamples; other++) {
    const distance = Math.hypot(
      placed.data[2 * row] - map.data[2 * other],
      placed.data[2 * row + 1] - map.data[2 * other + 1],
    );
    if (distance < least) [nearest, least] = [other, distance];
  }
  return nearest;
}

const onPca = (x: Matrix): Matrix => pcaScores(pca(x, 2), x);
const species = Int32Array.from({ length: 150 }, (_, i) => Math.floor(i / 50));
const few = blobs(60, 3).x;
const quick = { nEpochs: 20, nNeighbors: 6 } as const;
const placesOf = async (options = {}): Promise<Float64Array> =>
  (await umap(few, { ...quick, ...options })).embedding.data;

describe('umap', () => {
  it('keeps the nearest of iris as principal components do, and parts its species like t-SNE', async () => {
    const map = onPca(iris);
    // Equal distances have no order of their own, so the last digits may differ.
    expect(trustworthiness(iris, map, 5)).toBeCloseTo(reference.pca.trustworthiness5, 3);
    expect(trustworthiness(iris, map, 15)).toBeCloseTo(reference.pca.trustworthiness15, 3);
    for (const seed of [1, 2, 3, 4, 5]) {
      const { embedding } = await umap(iris, { seed });
      const near = trustworthiness(iris, embedding, 5);
      expect(near).toBeGreaterThan(reference.pca.trustworthiness5 - 0.001);
      expect(near).toBeGreaterThan(reference.tsne.trustworthiness5 - 0.015);
      // A plane holds 98 % of the variance of iris, so that no map can gain on it over wide neighbourhoods.
      const wide = trustworthiness(iris, embedding, 15);
      expect(wide).toBeGreaterThan(reference.tsne.trustworthiness15 - 0.015);
      const parted = silhouetteScore(embedding, species);
      expect(parted).toBeGreaterThan(reference.pca.silhouette);
      expect(parted).toBeGreaterThan(reference.tsne.silhouette - 0.02);
    }
  });

  it('shows ten groups that no plane parts', async () => {
    const { x, labels } = blobs(500, 10);
    const { embedding } = await umap(x);
    expect(silhouetteScore(onPca(x), labels)).toBeLessThan(0.5);
    expect(silhouetteScore(embedding, labels)).toBeGreaterThan(0.7);
    expect(trustworthiness(x, embedding, 10)).toBeGreaterThan(trustworthiness(x, onPca(x), 10));
  });

  it('gives the same bytes for the same seed and leaves the rows alone', async () => {
    const untouched = few.data.slice();
    expect(await umap(few, quick)).toEqual(await umap(few, quick));
    expect(few.data).toEqual(untouched);
  });

  it.each([
    { seed: 43 },
    { nNeighbors: 7 },
    { minDist: 0 },
    { spread: 2 },
    { nEpochs: 21 },
    { negativeSampleRate: 0 },
    { learningRate: 0.5 },
    { nComponents: 3 },
  ])('does as %j says', async (option) => {
    expect(await placesOf(option)).not.toEqual(await placesOf());
  });

  it('draws rows closer the smaller minDist is', async () => {
    const x = blobs(200, 1).x;
    const nearest = async (minDist: number): Promise<number> => {
      const { data } = (await umap(x, { minDist })).embedding;
      const distances = Array.from({ length: 200 }, (_, i) =>
        Math.min(
          ...Array.from({ length: 200 }, (_, j) =>
            i === j
              ? Infinity
              : Math.hypot(data[2 * i] - data[2 * j], data[2 * i + 1] - data[2 * j + 1]),
          ),
        ),
      );
      return distances.toSorted((a, b) => a - b)[100];
    };
    expect(await nearest(0)).toBeLessThan(0.7 * (await nearest(0.5)));
  });

  it('leaves rows on their principal components without epochs or steps', async () => {
    const still = await umap(few, { nEpochs: 0 });
    expect(still.nIter).toBe(0);
    const scores = onPca(few).data;
    const farthest = Math.max(...scores.map(Math.abs));
    scores.forEach((score, p) => {
      expect(still.embedding.data[p]).toBeCloseTo((10 * score) / farthest, 2);
    });
    expect(await placesOf({ learningRate: 0 })).toEqual(still.embedding.data);
  });

  it('places training rows where they are and new ones among their own', async () => {
    const { x, labels } = blobs(300, 5);
    const old = takeRows(
      x,
      Int32Array.from({ length: 200 }, (_, i) => i),
    );
    const fresh = takeRows(
      x,
      Int32Array.from({ length: 100 }, (_, i) => 200 + i),
    );
    const { model, embedding } = await umap(old);
    expect(placeOnUmap(model, old)).toEqual(embedding);
    const placed = placeOnUmap(model, fresh);
    for (let i = 0; i < 100; i++) {
      expect(labels[nearestOn(embedding, placed, i)]).toBe(labels[200 + i]);
    }
    const some = Int32Array.from([3, 50, 7]);
    expect(placeOnUmap(model, takeRows(fresh, some))).toEqual(takeRows(placed, some));
    const again = umapFromJson(JSON.parse(JSON.stringify(umapToJson(model))) as UmapJson);
    expect(placeOnUmap(again, fresh)).toEqual(placed);
  });

  it('places new rows among their own also by means that give no row away', async () => {
    const { x, labels } = blobs(1100, 5);
    const old = takeRows(
      x,
      Int32Array.from({ length: 1000 }, (_, i) => i),
    );
    const fresh = takeRows(
      x,
      Int32Array.from({ length: 100 }, (_, i) => 1000 + i),
    );
    const { model, embedding } = await umap(old);
    const small = condenseUmap(model, 10);
    expect(small.x.nSamples).toBeGreaterThan(30);
    expect(small.x.nSamples).toBeLessThan(200);
    expect(small.embedding.nSamples).toBe(small.x.nSamples);
    const rowTexts = new Set(
      Array.from({ length: 1000 }, (_, i) => old.data.subarray(16 * i, 16 * (i + 1)).join()),
    );
    for (let i = 0; i < small.x.nSamples; i++) {
      expect(rowTexts.has(small.x.data.subarray(16 * i, 16 * (i + 1)).join())).toBe(false);
    }
    const placed = placeOnUmap(small, fresh);
    for (let i = 0; i < 100; i++) {
      expect(labels[nearestOn(embedding, placed, i)]).toBe(labels[1000 + i]);
    }
    expect(condenseUmap(model, 10)).toEqual(small);
    expect(condenseUmap(model, 30).x.nSamples).toBeLessThan(small.x.nSamples / 2);
    expect(() => condenseUmap(model, 1)).toThrow('rowsEach is 1');
  });

  it('keeps no mean of fewer rows than asked for', async () => {
    const nSamples = 60;
    // Each row has a feature of its own, so that a mean of n rows shows n parts of 1 / n.
    const data = Float64Array.from({ length: nSamples * nSamples }, (_, p) =>
      Number(p % (nSamples + 1) === 0),
    );
    const { model } = await umap({ data, nSamples, nFeatures: nSamples }, { nNeighbors: 8 });
    const { x } = condenseUmap(model, 5);
    expect(x.nSamples).toBeGreaterThan(1);
    expect(Math.max(...x.data)).toBeLessThanOrEqual(1 / 5);
    expect(Math.max(...x.data)).toBeGreaterThan(1 / 10);
  });

  it('maps any rows to finite places', async () => {
    const shapes = fc.record({
      nSamples: fc.integer({ min: 1, max: 12 }),
      nFeatures: fc.integer({ min: 1, max: 3 }),
      nComponents: fc.integer({ min: 1, max: 4 }),
      nNeighbors: fc.integer({ min: 2, max: 15 }),
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ nSamples, nFeatures, ...options }) => {
        const random = createRandom(options.seed);
        // Few different values: many rows are equal.
        const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextInt(3));
        const x = { data, nSamples, nFeatures };
        const { embedding, model } = await umap(x, { nEpochs: 15, ...options });
        expect(embedding.nFeatures).toBe(options.nComponents);
        expect(embedding.data).toHaveLength(nSamples * options.nComponents);
        expect(embedding.data.every(Number.isFinite)).toBe(true);
        const beside = { ...x, data: data.map((value) => value + 0.5) };
        expect(placeOnUmap(model, beside).data.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the epochs as they pass and stops when it is told to', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number, total: number): void => {
      expect(total).toBe(500);
      seen.push(done);
      if (done === 20) stop.abort();
    };
    await expect(umap(few, {}, { onProgress, signal: stop.signal })).rejects.toThrow('abort');
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('says when there are fewer rows than neighbours', async () => {
    expect((await umap(few, quick)).warnings).toEqual([]);
    expect((await umap(few, { ...quick, nNeighbors: 61 })).warnings).toEqual([
      'nNeighbors is 61, there are only 60 rows; all count as neighbours',
    ]);
  });

  it('refuses what it cannot use', async () => {
    await expect(umap(matrixFromRows([[NaN]]))).rejects.toThrow('row 0, column 0 holds NaN');
    await expect(umap(few, { nNeighbors: 1 })).rejects.toThrow('nNeighbors is 1');
    await expect(umap(few, { minDist: -1 })).rejects.toThrow('minDist is -1');
    const { model } = await umap(few, quick);
    expect(() => placeOnUmap(model, iris)).toThrow('the rows have 4 features, those of the map 16');
  });
});
