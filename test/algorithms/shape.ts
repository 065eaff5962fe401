import { expect } from 'vitest';
import { algorithms, clusterModelSchema } from '../../src/contract/index.ts';
import { distancesToOwn } from '../../src/segments/algorithms/distancesToOwn.ts';
import {
  fitOne,
  fitAll,
  hasLikelihood,
  kAsked,
  matrixOf,
  rowsAt,
  worldOf,
  type Check,
  type World,
} from './world.ts';

/** What a result looks like. */
export const shapes: readonly Check[] = [
  {
    name: 'has one label a row, each a cluster or none',
    run: async (algorithm) => {
      const { labels, nClusters } = await fitOne(worldOf(algorithm));
      expect(labels).toBeInstanceOf(Int32Array);
      expect(labels).toHaveLength(90);
      expect(labels.every((label) => label >= -1 && label < nClusters)).toBe(true);
      expect(labels.includes(-1) && algorithms[algorithm].k === 'given').toBe(false);
    },
  },
  {
    name: 'counts its labels in clusterSizes, the largest first',
    run: async (algorithm) => {
      const { labels, clusterSizes, nClusters } = await fitOne(worldOf(algorithm));
      const counts = Array.from(
        { length: nClusters },
        (_, j) => labels.filter((l) => l === j).length,
      );
      expect([...clusterSizes]).toEqual(counts);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    },
  },
  {
    name: 'has as many clusters as were asked for',
    run: async (algorithm) => {
      for (const k of [1, 2, 4]) {
        const { nClusters, clusterSizes } = await fitOne(worldOf(algorithm), { ks: [k] });
        expect(clusterSizes).toHaveLength(nClusters);
        expect(nClusters === k || algorithms[algorithm].k === 'found').toBe(true);
      }
    },
  },
  {
    name: 'says its own name, in the fit and in the model',
    run: async (algorithm) => {
      const fit = await fitOne(worldOf(algorithm));
      expect([fit.algorithm, fit.model.algorithm]).toEqual([algorithm, algorithm]);
    },
  },
  {
    name: 'has a centre of finite numbers for each cluster, the same in the model',
    run: async (algorithm) => {
      const { x, ...world } = worldOf(algorithm);
      const { centroids, nClusters, model } = await fitOne({ ...world, x });
      expect([centroids.nSamples, centroids.nFeatures]).toEqual([nClusters, x.nFeatures]);
      expect(centroids.data.every(Number.isFinite)).toBe(true);
      expect(matrixOf(model.centroids, x.nFeatures)).toEqual(centroids);
      expect(model.nClusters).toBe(nClusters);
    },
  },
  {
    name: 'measures distances to the own centre, and none without one',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { labels, centroids, distances } = await fitOne(world);
      expect(distances).toEqual(distancesToOwn(world.x, labels, centroids));
    },
  },
  {
    name: 'has probabilities from 0 to 1, or none at all',
    run: async (algorithm) => {
      const { probabilities, labels } = await fitOne(worldOf(algorithm));
      const isIn = labels.map((label, i) => {
        const probability = probabilities?.[i] ?? 0;
        return Number(label < 0 ? Number.isNaN(probability) : probability >= 0 && probability <= 1);
      });
      expect(isIn.every((each) => each === 1)).toBe(true);
      expect(probabilities?.length ?? labels.length).toBe(labels.length);
    },
  },
  {
    name: 'says how it went: objective, iterations, whether it settled',
    run: async (algorithm) => {
      const { objective, nIter, converged, inertia } = await fitOne(worldOf(algorithm));
      expect(Number.isFinite(objective)).toBe(true);
      expect(Number.isInteger(nIter) && nIter >= 0).toBe(true);
      expect(converged).toBe(true);
      expect(inertia ?? 1).toBeGreaterThan(0);
    },
  },
  {
    name: 'warns in whole sentences',
    run: async (algorithm) => {
      const fits = await fitAll(worldOf(algorithm, 12), { ks: [1, 5] });
      const warnings = fits.flatMap((each) => each.warnings);
      expect(warnings.filter((warning) => !/^[A-Z0-9].*\.$/s.test(warning))).toEqual([]);
    },
  },
  {
    name: 'has BIC, AIC and ICL where it has a likelihood, and null elsewhere',
    run: async (algorithm) => {
      const { criteria } = await fitOne(worldOf(algorithm));
      expect(criteria !== null).toBe(hasLikelihood(algorithm));
      const { aic, bic, icl } = criteria ?? { aic: 0, bic: 1, icl: 1 };
      expect([aic, bic, icl].every(Number.isFinite)).toBe(true);
      expect(icl).toBeGreaterThanOrEqual(bic);
      expect(bic).toBeGreaterThan(aic);
    },
  },
  {
    name: 'has a model that its schema reads back unchanged',
    run: async (algorithm) => {
      const { model } = await fitOne(worldOf(algorithm));
      expect(clusterModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
    },
  },
  {
    name: 'has a model that holds the row of no customer',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { model } = await fitOne(world);
      const { data, nSamples, nFeatures } = world.x;
      const rows = new Set(
        Array.from({ length: nSamples }, (_, i) =>
          data.subarray(i * nFeatures, (i + 1) * nFeatures).join(),
        ),
      );
      const { representatives = [] } = { representatives: undefined, ...model };
      const held = [...model.centroids, ...representatives].map((row) => row.join());
      expect(held.length).toBeGreaterThan(0);
      expect(held.filter((row) => rows.has(row))).toEqual([]);
    },
  },
  {
    name: 'takes one row',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne({ ...world, x: rowsAt(world.x, [0]) }, { ks: [1] });
      expect(fit.labels).toHaveLength(1);
      expect(fit.nClusters).toBeLessThanOrEqual(1);
    },
  },
  {
    name: 'takes one column',
    unless: kAsked,
    run: async (algorithm) => {
      const world = firstColumn(worldOf(algorithm));
      const { labels, nClusters } = await fitOne(world, { ks: [2] });
      expect(nClusters).toBe(2);
      expect(new Set(labels).size).toBeGreaterThanOrEqual(2);
    },
  },
  {
    name: 'takes as many clusters as there are different rows',
    unless: kAsked,
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const x = rowsAt(world.x, [0, 1, 3, 0, 1, 3, 0]);
      const { labels } = await fitOne({ ...world, x }, { ks: [3] });
      expect(new Set(labels.subarray(0, 3)).size).toBe(3);
    },
  },
];

/** The first column alone, with all its levels where it is a category. */
function firstColumn(world: World): World {
  const [{ column }] = world.features;
  const places = world.features.flatMap((each, f) => (each.column === column ? [f] : []));
  const { data, nSamples, nFeatures } = world.x;
  const rows = Array.from({ length: nSamples }, (_, i) =>
    places.map((f) => data[i * nFeatures + f]),
  );
  return {
    ...world,
    x: matrixOf(rows, places.length),
    features: places.map((f) => world.features[f]),
  };
}
