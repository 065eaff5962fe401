import { describe, expect, it } from 'vitest';
import { segmentConfigSchema } from '../../contract/index.ts';
import { adjustedRandIndex, createInlineExecutor, type Matrix } from '../../core/index.ts';
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

describe('the verdict', () => {
  it.each([
    [2, 3],
    [3, 4],
    [8, 5],
    [17, 4],
  ])('finds planted groups in %i dimensions and calls them clear', async (nFeatures, nGroups) => {
    for (const seed of [1, 2, 3]) {
      const { x, groups } = plant(nGroups, 300, nFeatures, 9, seed);
      const { fit, selection } = await choose(x);
      expect(selection.chosen).toEqual({ algorithm: 'kmeans', k: nGroups });
      expect(adjustedRandIndex(groups, fit.labels)).toBeGreaterThan(0.98);
      expect(selection.verdict).toBe('clear');
    }
  });

  it('calls groups that run into each other weak', async () => {
    for (const seed of [1, 2, 3]) {
      const centres = [
        [0, 0, 0],
        [3.5, 0, 0],
        [0, 3.5, 0],
      ];
      const { x } = plantAt(centres, [300, 300, 300], seed);
      expect((await choose(x, { ks: [3], kGiven: true })).selection.verdict).toBe('weak');
    }
  });

  it.each(['uniform', 'gaussian'] as const)('finds no groups in %s noise', async (kind) => {
    const sizes = [
      [2, 200, 12],
      [3, 200, 8],
      [4, 600, 1],
      [6, 200, 3],
      [17, 200, 2],
      [2, 2000, 1],
      [17, 1200, 1],
    ];
    for (const [nFeatures, nSamples, nSeeds] of sizes) {
      for (let seed = 1; seed <= nSeeds; seed++) {
        const x = noise(kind, nSamples, nFeatures, seed);
        const { verdict } = (await choose(x, { ks: [2, 3], nInit: 1 })).selection;
        expect(`${nFeatures} x ${nSamples}, seed ${seed}: ${verdict}`).toMatch(/none$/);
      }
    }
  });
});
