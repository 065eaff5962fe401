import { expect } from 'vitest';
import type { AlgorithmName } from '../../src/contract/index.ts';
import {
  adjustedRandIndex,
  gaussianMixture,
  hdbscan,
  kMeans,
  kPrototypes,
  latentClass,
  ward,
  type Matrix,
} from '../../src/core/index.ts';
import { mixedFeatures } from '../../src/segments/algorithms/mixedRows.ts';
import { rowsAt, worldOf, type Check, type World } from './world.ts';

type WeightedFit = (
  world: World,
  weights?: Float64Array,
) => {
  readonly labels: Int32Array;
  readonly centres: Matrix;
};

/** The algorithms whose rows can weigh more or less. */
const weighted: Partial<Record<AlgorithmName, WeightedFit>> = {
  kmeans: ({ x }, weights) => {
    const { labels, centroids } = kMeans(x, { nClusters: 3, nInit: 3 }, weights);
    return { labels, centres: centroids };
  },
  'gaussian-mixture': ({ x }, weights) => {
    const { labels, means } = gaussianMixture(x, { nComponents: 3, nInit: 3 }, weights);
    return { labels, centres: means };
  },
  ward: ({ x }, weights) => {
    const { labels, centroids } = ward(x, { nClusters: 3 }, weights);
    return { labels, centres: centroids };
  },
  hdbscan: ({ x }, weights) => {
    const { labels, nClusters, model } = hdbscan(x, { minClusterSize: 10 }, weights);
    const centres = { data: model.birthDistances, nSamples: nClusters, nFeatures: 1 };
    return { labels, centres };
  },
  'k-prototypes': ({ x, features }, weights) => {
    const mixed = mixedFeatures(x, features);
    const { labels, centroids } = kPrototypes(mixed, { nClusters: 3, gamma: 0.5 }, weights);
    return { labels, centres: centroids };
  },
  'latent-class': ({ x, features }, weights) => {
    const { categories } = mixedFeatures(x, features);
    const { labels, probabilities } = latentClass(categories, { nComponents: 3 }, weights);
    return { labels, centres: probabilities };
  },
};

function fitOf(algorithm: AlgorithmName): WeightedFit {
  const fit = weighted[algorithm];
  if (fit === undefined)
    throw new Error(`${algorithm} takes no weights; give the reason in the skips`);
  return fit;
}

/** A row may stand for several customers. */
export const weights: readonly Check[] = [
  {
    name: 'finds with weights what it finds with rows repeated as often',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { x } = world;
      const counts = Array.from({ length: x.nSamples }, (_, i) => 1 + (i % 3));
      const repeated = counts.flatMap((count, row) => Array.from({ length: count }, () => row));
      const fit = fitOf(algorithm);
      const one = fit(world, Float64Array.from(counts));
      const other = fit({ ...world, x: rowsAt(x, repeated) });
      expect(Int32Array.from(repeated, (row) => one.labels[row])).toEqual(other.labels);
      one.centres.data.forEach((value, p) => expect(value).toBeCloseTo(other.centres.data[p], 6));
    },
  },
  {
    name: 'does not look at rows that weigh nothing',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { x } = world;
      const kept = Array.from({ length: x.nSamples }, (_, i) => i).filter((row) => row % 4 !== 0);
      const fit = fitOf(algorithm);
      const one = fit(
        world,
        Float64Array.from({ length: x.nSamples }, (_, i) => (i % 4 === 0 ? 0 : 1)),
      );
      const other = fit({ ...world, x: rowsAt(x, kept) });
      const own = Int32Array.from(kept, (row) => one.labels[row]);
      expect(adjustedRandIndex(own, other.labels)).toBe(1);
    },
  },
  {
    name: 'does not mind the unit of the weights',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { x } = world;
      const fit = fitOf(algorithm);
      const one = fit(world, new Float64Array(x.nSamples).fill(1));
      const four = fit(world, new Float64Array(x.nSamples).fill(4));
      expect(four.labels).toEqual(one.labels);
    },
  },
];
