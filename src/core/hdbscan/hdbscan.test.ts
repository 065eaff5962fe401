import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, takeRows, type Matrix } from '../matrix.ts';
import { adjustedRandIndex } from '../metrics/index.ts';
import { createRandom } from '../random/index.ts';
import {
  assignHdbscan,
  hdbscan,
  hdbscanAssigner,
  hdbscanFromJson,
  hdbscanToJson,
  reorderHdbscan,
  resolveHdbscanOptions,
} from './index.ts';

/** Groups of normal rows, and a fifth of the rows anywhere. */
function groupsInNoise(seed: number, nSamples: number, nGroups: number): Matrix {
  const random = createRandom(seed);
  const centres = Float64Array.from({ length: nGroups * 2 }, () => random.next() * 40);
  const data = new Float64Array(nSamples * 2);
  for (let i = 0; i < nSamples; i++) {
    const group = random.nextInt(nGroups);
    for (let f = 0; f < 2; f++) {
      data[2 * i + f] =
        i % 5 === 0 ? random.next() * 40 : centres[group * 2 + f] + random.nextGaussian();
    }
  }
  return { data, nSamples, nFeatures: 2 };
}

/** Small whole numbers: many rows are the same, and many distances equal. */
const grids = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 12,
    maxLength: 60,
  })
  .map((rows) => matrixFromRows(rows));

const line = matrixFromRows([[50], [0], [1], [2], [10], [11], [12]]);
const byHand = { minClusterSize: 3, minSamples: 1 } as const;

describe('by hand', () => {
  const fit = hdbscan(line, byHand);

  it('two groups on a line, and a row far off', () => {
    expect([...fit.labels]).toEqual([-1, 0, 0, 0, 1, 1, 1]);
    expect([...fit.probabilities]).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect([fit.nClusters, fit.nNoise, ...fit.clusterSizes]).toEqual([2, 1, 3, 3]);
    expect([...fit.model.birthDistances, ...fit.model.deathDistances]).toEqual([8, 8, 1, 1]);
    expect(fit.objective).toBe(-2 * 3 * (1 - 1 / 8));
    expect([...fit.tree.parents]).toEqual([-1, 0, 0]);
    expect([...fit.tree.sizes]).toEqual([7, 3, 3]);
    // The first holds 50 down to 38, and the others down to 8.
    expect(fit.tree.stabilities[0]).toBeCloseTo(1 / 38 + 6 / 8, 12);
  });

  it('new rows: near, farther, too far', () => {
    const { labels, probabilities } = assignHdbscan(
      fit.model,
      matrixFromRows([[1.5], [5], [20.5], [25], [49]]),
    );
    expect([...labels]).toEqual([0, 0, -1, -1, -1]);
    expect(probabilities[0]).toBe(1);
    expect(probabilities[1]).toBeCloseTo(1 / 3, 12);
  });

  it('a new row in a sparse place reaches no farther than its own core distance lets it', () => {
    // Three rows around 3.5 lie within 2.5 of it: more than the 2 from 0 that cluster 0 stands alone below.
    const x = matrixFromRows([[0], [0.5], [1], [3], [3.5], [4]]);
    const { model, nClusters } = hdbscan(x, { minClusterSize: 3, minSamples: 3 });
    expect(nClusters).toBe(2);
    const { labels } = assignHdbscan(model, matrixFromRows([[0.2], [-4]]));
    expect([...labels]).toEqual([0, -1]);
  });

  it('a row between two groups stays with the nearer one', () => {
    const x = matrixFromRows([[0], [1], [2], [6], [11], [12], [13]]);
    const { labels, probabilities } = hdbscan(x, { minClusterSize: 3, minSamples: 3 });
    expect([...labels]).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(probabilities[3]).toBeLessThan(0.5);
  });
});

describe('laws', () => {
  it('labels and probabilities equal those of assign, also after JSON', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 8 }), (seed, minClusterSize) => {
        const x = groupsInNoise(seed, 150, 4);
        const fit = hdbscan(x, { minClusterSize });
        expect(assignHdbscan(fit.model, x)).toEqual({
          labels: fit.labels,
          probabilities: fit.probabilities,
        });
        const text = JSON.stringify(hdbscanToJson(fit.model));
        expect(hdbscanFromJson(JSON.parse(text))).toEqual(fit.model);
      }),
      { numRuns: 50 },
    );
  });

  it('also where rows repeat and distances are equal', () => {
    fc.assert(
      fc.property(grids, fc.integer({ min: 2, max: 6 }), (x, minClusterSize) => {
        const { model, labels, probabilities } = hdbscan(x, { minClusterSize, minSamples: 2 });
        expect(assignHdbscan(model, x)).toEqual({ labels, probabilities });
      }),
    );
  });

  it('sizes and noise count the labels; clusters are large enough, largest first', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('eom', 'leaf'), (seed, clusterSelectionMethod) => {
        const options = { minClusterSize: 6, clusterSelectionMethod } as const;
        const fit = hdbscan(groupsInNoise(seed, 120, 5), options);
        const count = (j: number): number => fit.labels.filter((label) => label === j).length;
        const sizes = [...fit.clusterSizes];
        expect(sizes).toEqual(sizes.map((_, j) => count(j)));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(sizes.every((size) => size >= 6)).toBe(true);
        expect(fit.nNoise).toBe(count(-1));
        fit.probabilities.forEach((value, i) => {
          expect(value > 0 && value <= 1).toBe(fit.labels[i] >= 0);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(grids, fc.nat(), (x, seed) => {
        const random = createRandom(seed);
        const keys = Float64Array.from({ length: x.nSamples }, () => random.next());
        const order = Int32Array.from(keys.keys()).toSorted((a, b) => keys[a] - keys[b]);
        const options = { minClusterSize: 4, minSamples: 3 };
        const fit = hdbscan(x, options);
        const moved = hdbscan(takeRows(x, order), options);
        expect(moved.model).toEqual(fit.model);
        expect(moved.labels).toEqual(fit.labels.map((_, i) => fit.labels[order[i]]));
      }),
    );
  });

  it('weights equal repetition', () => {
    fc.assert(
      fc.property(grids, fc.nat(), (x, seed) => {
        const random = createRandom(seed);
        const weights = Float64Array.from({ length: x.nSamples }, () => random.nextInt(4));
        weights[0] = 9;
        const rows = [...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i));
        const repeated = takeRows(x, Int32Array.from(rows));
        const fits = [
          hdbscan(x, { minClusterSize: 4 }, weights),
          hdbscan(repeated, { minClusterSize: 4 }),
        ];
        expect(fits[0].tree).toEqual(fits[1].tree);
        expect(assignHdbscan(fits[0].model, repeated).labels).toHaveLength(rows.length);
        expect(fits[0].nClusters).toBe(fits[1].nClusters);
        const labels = rows.map((row) => fits[0].labels[row]);
        expect(adjustedRandIndex(Int32Array.from(labels), fits[1].labels)).toBe(1);
      }),
    );
  });

  it('does not touch its input', () => {
    const before = line.data.slice();
    hdbscan(line, byHand);
    expect(line.data).toEqual(before);
  });
});

describe('rows that are the same', () => {
  it('are a cluster of their own where there are enough', () => {
    const rows = [...Array.from({ length: 6 }, () => [7]), [1], [2], [3.5], [20]];
    const { labels, probabilities, objective, model } = hdbscan(matrixFromRows(rows), {
      minClusterSize: 3,
    });
    expect([...labels].slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(probabilities[0]).toBe(1);
    expect(objective).toBe(-Infinity);
    expect(model.rows.nSamples).toBe(5);
  });
});

describe('options', () => {
  const x = groupsInNoise(4, 400, 6);

  it('minClusterSize: fewer and larger clusters', () => {
    const [fine, broad] = [5, 40].map((minClusterSize) =>
      hdbscan(x, { minClusterSize, minSamples: 5 }),
    );
    expect(fine.nClusters).toBeGreaterThan(broad.nClusters);
    expect(Math.min(...broad.clusterSizes)).toBeGreaterThanOrEqual(40);
  });

  it('minSamples: minClusterSize where it is 0, larger core distances where it is more', () => {
    const cores = [0, 8, 12].map(
      (minSamples) => hdbscan(x, { minClusterSize: 8, minSamples }).model.coreDistances,
    );
    expect(cores[0]).toEqual(cores[1]);
    expect(cores[2].every((core, i) => core > cores[1][i])).toBe(true);
  });

  it('clusterSelectionEpsilon: does not divide below it', () => {
    const options = { minClusterSize: 5, minSamples: 2 };
    const [plain, wide] = [0, 2].map((clusterSelectionEpsilon) =>
      hdbscan(x, { ...options, clusterSelectionEpsilon }),
    );
    expect(wide.nClusters).toBeLessThan(plain.nClusters);
    expect(Math.min(...wide.model.birthDistances)).toBeGreaterThan(2);
  });

  it('clusterSelectionMethod: leaf gives more and smaller clusters', () => {
    const [eom, leaf] = (['eom', 'leaf'] as const).map((clusterSelectionMethod) =>
      hdbscan(x, { minClusterSize: 6, clusterSelectionMethod }),
    );
    expect(leaf.nClusters).toBeGreaterThan(eom.nClusters);
    expect(leaf.treePlaces.every((place) => !leaf.tree.parents.includes(place))).toBe(true);
  });

  it('mostRows: looks in a sample, says so, and assigns all rows', () => {
    const large = groupsInNoise(8, 3000, 4);
    const whole = hdbscan(large, { minClusterSize: 100, minSamples: 20 });
    const part = hdbscan(large, { minClusterSize: 100, minSamples: 20, mostRows: 1000 });
    expect(part.model.rows.nSamples).toBe(1000);
    expect(part.model.minSamples).toBe(7);
    expect(part.warnings[0]).toContain('a sample of 1000 of 3000 different rows');
    expect(part.nClusters).toBe(whole.nClusters);
    expect(adjustedRandIndex(part.labels, whole.labels)).toBeGreaterThan(0.85);
    expect(part.labels).toEqual(assignHdbscan(part.model, large).labels);
    expect([whole.warnings, whole.model.rows.nSamples]).toEqual([[], 3000]);
  });

  it('seed: the same gives the same sample, another another', () => {
    const rows = [1, 1, 2].map((seed) => hdbscan(x, { mostRows: 100, seed }).model.rows);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).not.toEqual(rows[0]);
  });

  it('progress is told, and what it throws ends the work', () => {
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => hdbscan(x, {}, undefined, stop)).toThrow('enough');
  });

  it.each([
    [{ minClusterSize: 1 }, 'minClusterSize is 1; it must be a whole number from 2'],
    [{ minSamples: -1 }, 'minSamples is -1'],
    [{ minSamples: 401 }, 'is 401, there are only 400 rows; ask for at most that'],
    [{ clusterSelectionEpsilon: NaN }, 'clusterSelectionEpsilon is NaN'],
    [{ mostRows: 1 }, 'mostRows is 1'],
    [{ seed: 0.5 }, 'seed is 0.5'],
    [{ clusterSelectionMethod: 'best' as 'leaf' }, 'it must be one of eom, leaf'],
  ])('refuses %j', (options, sentence) => {
    expect(() => hdbscan(x, options)).toThrow(sentence);
  });

  it('fills in the defaults of the spec', () => {
    expect(resolveHdbscanOptions()).toEqual({
      minClusterSize: 5,
      minSamples: 5,
      clusterSelectionEpsilon: 0,
      clusterSelectionMethod: 'eom',
      mostRows: 50_000,
      seed: 42,
    });
  });
});

describe('data', () => {
  it('without a dense place is all noise, and says so', () => {
    const { nClusters, labels, warnings } = hdbscan(matrixFromRows([[0], [1], [2]]), byHand);
    expect([nClusters, ...labels]).toEqual([0, -1, -1, -1]);
    expect(warnings[0]).toContain('all rows are noise');
    const one = hdbscan(matrixFromRows([[3, 4]]), { minSamples: 1 });
    expect([...one.labels]).toEqual([-1]);
  });

  it('rows that weigh nothing are assigned', () => {
    const x = matrixFromRows([[50], [0], [1], [2], [10], [11], [12], [1.5]]);
    const { labels } = hdbscan(x, byHand, Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0));
    expect([...labels]).toEqual([-1, 0, 0, 0, 1, 1, 1, 0]);
  });

  it('that cannot be used is refused', () => {
    expect(() => hdbscan(matrixFromRows([[1], [NaN]]))).toThrow('row 1, column 0 holds NaN');
    const assign = hdbscanAssigner(hdbscan(line, byHand).model);
    expect(() => assign(matrixFromRows([[1, 2]]))).toThrow('the rows have 2 features, the model 1');
    expect(() => assign(matrixFromRows([[Infinity]]))).toThrow('row 0, column 0 holds Infinity');
  });
});

describe('reorderHdbscan', () => {
  it('renumbers labels and model alike, noise stays noise', () => {
    const x = groupsInNoise(4, 200, 3);
    const fit = hdbscan(x);
    const order = [...fit.clusterSizes.keys()].toReversed();
    const turned = reorderHdbscan(fit, order);
    expect(turned.labels).toEqual(assignHdbscan(turned.model, x).labels);
    expect(turned.probabilities).toEqual(assignHdbscan(turned.model, x).probabilities);
    expect([...turned.clusterSizes]).toEqual([...fit.clusterSizes].toReversed());
    expect(() => reorderHdbscan(fit, [0])).toThrow('does not name each of the');
  });
});
