import { expect } from 'vitest';
import { algorithms } from '../../src/contract/index.ts';
import { adjustedRandIndex } from '../../src/core/index.ts';
import { placerOf } from '../../src/segments/index.ts';
import {
  fitAll,
  fitOne,
  kAsked,
  labelsBy,
  matrixOf,
  numbersAlone,
  placements,
  rowsAt,
  worldOf,
  type Check,
  type World,
} from './world.ts';

/** Numbers changed alike; categories stay as they are. */
function changed(world: World, change: (value: number) => number): World {
  const { data, nFeatures } = world.x;
  const isNumber = world.features.map(({ level }) => level === null);
  return {
    ...world,
    x: {
      ...world.x,
      data: data.map((value, p) => (isNumber[p % nFeatures] ? change(value) : value)),
    },
  };
}

/** The world with one number column more, or its first number column replaced. */
function withColumn(world: World, value: (row: number) => number): World {
  const { data, nSamples, nFeatures } = world.x;
  const rows = Array.from({ length: nSamples }, (_, i) => [
    ...data.subarray(i * nFeatures, (i + 1) * nFeatures),
    value(i),
  ]);
  return {
    ...world,
    x: matrixOf(rows, nFeatures + 1),
    features: [...world.features, { column: 'more', level: null }],
  };
}

/** Rows that are awkward, and rows that were not there in training. */
export const hardRows: readonly Check[] = [
  {
    name: 'takes a constant column',
    unless: numbersAlone,
    run: async (algorithm) => {
      const world = withColumn(worldOf(algorithm), () => 7);
      const fit = await fitOne(world);
      expect(adjustedRandIndex(fit.labels, world.groups)).toBeGreaterThan(0.9);
      expect(labelsBy(fit, world.x)).toEqual([...fit.labels]);
    },
  },
  {
    name: 'takes rows that are all alike, as one cluster',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const x = rowsAt(
        world.x,
        Array.from({ length: 20 }, () => 0),
      );
      const { nClusters, labels } = await fitOne({ ...world, x }, { ks: [1] });
      expect(nClusters).toBeLessThanOrEqual(1);
      expect(new Set(labels).size).toBe(1);
    },
  },
  {
    name: 'takes a column of two values, and names clusters that are flat in it',
    unless: numbersAlone,
    run: async (algorithm) => {
      const world = withColumn(worldOf(algorithm), (row) => (row % 2 === 0 ? -1 : 1));
      for (const fit of await fitAll(world, { ks: [2, 3] })) {
        expect(labelsBy(fit, world.x)).toEqual([...fit.labels]);
        if (fit.criteria !== null && fit.nClusters === 3)
          expect(fit.flat.length).toBeGreaterThan(0);
      }
    },
  },
  {
    name: 'takes a column that follows from another',
    unless: numbersAlone,
    run: async (algorithm) => {
      const plain = worldOf(algorithm);
      const world = withColumn(plain, (row) => 2 * plain.x.data[row * plain.x.nFeatures]);
      const fit = await fitOne(world);
      expect(adjustedRandIndex(fit.labels, world.groups)).toBeGreaterThan(0.9);
    },
  },
  {
    name: 'finds the same groups far from zero',
    run: async (algorithm) => {
      const world = changed(worldOf(algorithm), (value) => value + 1e6);
      expect(adjustedRandIndex((await fitOne(world)).labels, world.groups)).toBeGreaterThan(0.9);
    },
  },
  {
    name: 'finds the same groups in a large unit',
    unless: (name) =>
      algorithms[name].takes === 'numbers' ? null : 'Categories have no unit to change beside it.',
    run: async (algorithm) => {
      const world = changed(worldOf(algorithm), (value) => value * 1e4);
      expect(adjustedRandIndex((await fitOne(world)).labels, world.groups)).toBeGreaterThan(0.9);
    },
  },
  {
    name: 'finds the same groups mirrored',
    run: async (algorithm) => {
      const world = changed(worldOf(algorithm), (value) => -value);
      expect(adjustedRandIndex((await fitOne(world)).labels, world.groups)).toBeGreaterThan(0.9);
    },
  },
  {
    name: 'takes one row far from all others',
    unless: numbersAlone,
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      world.x.data[0] = 1e5;
      const fit = await fitOne(world);
      expect(labelsBy(fit, world.x)).toEqual([...fit.labels]);
    },
  },
  {
    name: 'places rows far beyond those it was fitted to',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      const far = changed(world, (value) => value * 1e3 + 5e4);
      for (const { nearest, square } of placements(fit, far.x)) {
        expect(nearest).toBeGreaterThanOrEqual(algorithms[algorithm].k === 'given' ? 0 : -1);
        expect(Number.isFinite(nearest < 0 ? 0 : square)).toBe(true);
      }
    },
  },
  {
    name: 'tells another cluster that comes next',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      for (const { nearest, next, nextSquare } of placements(fit, world.x)) {
        if (nearest < 0) continue;
        expect(next).not.toBe(nearest);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(nextSquare)).toBe(true);
      }
    },
  },
  {
    name: 'tells no cluster next where there is one alone',
    unless: kAsked,
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world, { ks: [1] });
      expect(placements(fit, world.x).every(({ next }) => next === -1)).toBe(true);
    },
  },
  {
    name: 'has probabilities that sum to 1 for a row, the own one among them',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      const placer = placerOf(fit.model);
      const shares = new Float64Array(fit.nClusters).fill(NaN);
      placements(fit, world.x).forEach(({ nearest, probability }, row) => {
        placer.probabilities(world.x.data, row * world.x.nFeatures, shares);
        const sum = shares.reduce((total, share) => total + share, 0);
        if (nearest < 0) return;
        expect(shares[nearest]).toBe(probability);
        expect(placer.hasProbabilities ? sum : 0).toBeLessThanOrEqual(1 + 1e-9);
      });
    },
  },
  {
    name: 'weighs features for the own cluster, and as much against it from the other side',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      const placer = placerOf(fit.model);
      const [there, back] = [0, 1].map(() => new Float64Array(world.x.nFeatures));
      placements(fit, world.x).forEach(({ nearest, next }, row) => {
        if (nearest < 0) return;
        const start = row * world.x.nFeatures;
        const prior = placer.weigh(world.x.data, start, nearest, next, there);
        const against = placer.weigh(world.x.data, start, next, nearest, back);
        const whole = there.reduce((sum, part) => sum + part, prior);
        expect(whole).toBeGreaterThanOrEqual(-1e-9);
        expect(back.reduce((sum, part) => sum + part, against)).toBeCloseTo(-whole, 6);
      });
    },
  },
];
