import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { forestFromJson, forestToJson, type ForestJson } from './json.ts';
import { realSplit, type ForestModel } from './model.ts';
import type { ForestOptions } from './options.ts';
import { permutationImportances } from './permutationImportances.ts';
import { predict, predictProbabilities } from './predict.ts';
import { randomForest } from './randomForest.ts';
import type { Tree } from './tree.ts';

const everyRow = { bootstrap: false, maxFeatures: 32_767 } as const;
const oneTree = { ...everyRow, nEstimators: 1 } as const;

/** Rows in two features of which the first alone tells the class, with some noise. */
function noisyRows(nSamples: number, noise: number): { x: Matrix; labels: Int32Array } {
  const random = createRandom(5);
  const rows = Array.from({ length: nSamples }, () => [random.nextGaussian(), random.next(), 0]);
  const labels = Int32Array.from(rows, ([value]) =>
    random.next() < noise ? random.nextInt(3) : value < -0.5 ? 0 : value < 1 ? 1 : 2,
  );
  return { x: matrixFromRows(rows), labels };
}

const noisy = noisyRows(400, 0.2);
const fitNoisy = (options: ForestOptions) =>
  randomForest(noisy.x, noisy.labels, { nEstimators: 10, ...options });

function depthOf(nodes: Int32Array, node = 0): number {
  const next = nodes[2 * node + 1];
  return next < 0 ? 0 : 1 + Math.max(depthOf(nodes, next), depthOf(nodes, next + 1));
}

const deepest = (options: ForestOptions): number =>
  Math.max(...fitNoisy(options).model.trees.map(({ nodes }) => depthOf(nodes)));

const shareOfNoise = (maxFeatures: number): number =>
  fitNoisy({ maxFeatures, maxDepth: 2 }).impurityImportances[1];

/** Walks a tree on real values, by the splits a reader of the model sees. */
function leafByThresholds(model: ForestModel, tree: Tree, row: ArrayLike<number>): number {
  let node = 0;
  for (
    let split = realSplit(model, tree, 0);
    split !== null;
    split = realSplit(model, tree, node)
  ) {
    const value = row[split.feature];
    const goesLeft = Number.isNaN(value) ? split.missingLeft : value <= split.threshold;
    node = tree.nodes[2 * node + 1] + (goesLeft ? 0 : 1);
  }
  return node;
}

/** Class probabilities in a leaf, from its code. */
function sharesOf(
  { nClasses }: ForestModel,
  { nodes, mixtures }: Tree,
  leaf: number,
): Float64Array {
  const code = ~nodes[2 * leaf + 1];
  const start = (code - nClasses) * nClasses;
  return code < nClasses
    ? Float64Array.from({ length: nClasses }, (_, c) => (c === code ? 1 : 0))
    : mixtures.slice(start, start + nClasses);
}

describe('a tree worked by hand', () => {
  it('splits halfway between the classes and needs no second split', () => {
    const x = matrixFromRows([
      [1, 7],
      [2, 7],
      [4, 7],
      [9, 7],
    ]);
    const { model, impurityImportances } = randomForest(x, Int32Array.of(0, 0, 1, 1), oneTree);
    expect(realSplit(model, model.trees[0], 0)).toEqual({
      feature: 0,
      threshold: 3,
      missingLeft: true,
    });
    expect(model.trees[0].nodes.slice(2)).toEqual(Int32Array.of(0, ~0, 0, ~1));
    expect([...impurityImportances]).toEqual([1, 0]);
  });

  it('takes the split with the least Gini impurity', () => {
    // After 1 | 3: 1 + (1 + 4) / 3 = 2.67; 2 | 2: 1 + 2 = 3; 3 | 1: (1 + 4) / 3 + 1. Class 1 is at 3 and 4.
    const x = matrixFromRows([[1], [2], [3], [4]]);
    const { model } = randomForest(x, Int32Array.of(0, 2, 1, 1), { ...oneTree, maxDepth: 1 });
    expect(realSplit(model, model.trees[0], 0)?.threshold).toBe(2.5);
    expect([...model.trees[0].mixtures]).toEqual([0.5, 0, 0.5]);
    expect(model.trees[0].nodes[5]).toBe(~1);
  });

  it('sends missing values to the side of their class', () => {
    const rows = [[NaN], [NaN], [1], [2], [3]];
    const left = randomForest(matrixFromRows(rows), Int32Array.of(0, 0, 0, 1, 1), oneTree).model;
    expect(realSplit(left, left.trees[0], 0)).toEqual({
      feature: 0,
      threshold: 1.5,
      missingLeft: true,
    });
    const right = randomForest(matrixFromRows(rows), Int32Array.of(1, 1, 0, 1, 1), oneTree).model;
    expect(realSplit(right, right.trees[0], 0)?.missingLeft).toBe(false);
    const apart = randomForest(matrixFromRows(rows), Int32Array.of(1, 1, 0, 0, 0), oneTree).model;
    expect([...predict(apart, matrixFromRows([[NaN], [-1e300], [1e300]]))]).toEqual([1, 0, 0]);
  });

  it('gives the mean over the trees of the leaf shares', () => {
    const x = matrixFromRows([[1], [1], [1], [2]]);
    const { model } = randomForest(x, Int32Array.of(0, 0, 1, 1), oneTree);
    const { data } = predictProbabilities(model, matrixFromRows([[0], [5]]));
    expect([...data]).toEqual([2 / 3, 1 / 3, 0, 1]);
  });

  it('is a single leaf where there is one class, or nothing to split on', () => {
    const x = matrixFromRows([[1], [1]]);
    const pure = randomForest(x, Int32Array.of(0, 0), oneTree);
    expect([...pure.model.trees[0].nodes]).toEqual([0, ~0]);
    const same = randomForest(x, Int32Array.of(0, 1), oneTree);
    expect([...same.model.trees[0].mixtures]).toEqual([0.5, 0.5]);
    expect([...same.impurityImportances]).toEqual([0]);
  });
});

describe('options', () => {
  it('nEstimators: that many trees, and more judge better', () => {
    expect(fitNoisy({ nEstimators: 7 }).model.trees).toHaveLength(7);
    const few = fitNoisy({ nEstimators: 3 });
    expect(few.warnings).toHaveLength(1);
    expect(few.oobScore ?? 1).toBeLessThan(fitNoisy({ nEstimators: 100 }).oobScore ?? 0);
  });

  it('maxDepth: no leaf lies deeper', () => {
    expect(deepest({})).toBeGreaterThan(5);
    expect(deepest({ maxDepth: 3 })).toBe(3);
  });

  it.each(['minSamplesSplit', 'minSamplesLeaf'] as const)('%s: fewer nodes', (name) => {
    const [plain, large] = [{}, { [name]: 40 }].map((options) =>
      fitNoisy(options).model.trees.reduce((sum, { nodes }) => sum + nodes.length, 0),
    );
    expect(large).toBeLessThan(plain / 3);
  });

  it('minSamplesLeaf: no side of a split has fewer rows', () => {
    const x = matrixFromRows([[1], [2], [3], [4], [5]]);
    const labels = Int32Array.of(1, 0, 0, 0, 0);
    const { model } = randomForest(x, labels, { ...oneTree, minSamplesLeaf: 2 });
    expect(realSplit(model, model.trees[0], 0)?.threshold).toBe(2.5);
  });

  it('maxFeatures: 1 makes trees use useless features, all of them does not', () => {
    expect(shareOfNoise(1)).toBeGreaterThan(shareOfNoise(3));
  });

  it('classWeight: balanced lets a rare class win its leaf', () => {
    const x = matrixFromRows(Array.from({ length: 20 }, () => [1]));
    const labels = Int32Array.from({ length: 20 }, (_, i) => (i < 4 ? 1 : 0));
    const share = (classWeight: 'none' | 'balanced'): number =>
      predictProbabilities(randomForest(x, labels, { ...oneTree, classWeight }).model, x).data[1];
    expect(share('none')).toBeCloseTo(0.2, 12);
    expect(share('balanced')).toBeCloseTo(0.5, 12);
  });

  it('bootstrap: without it each tree sees all rows and none is out of bag', () => {
    const fit = fitNoisy(everyRow);
    expect(fit.oobScore).toBeNull();
    expect(predict(fit.model, noisy.x)).toEqual(noisy.labels);
    expect(predict(fitNoisy({ nEstimators: 1 }).model, noisy.x)).not.toEqual(noisy.labels);
  });

  it('oobScore: not computed where not wanted, and honest where it is', () => {
    const fit = fitNoisy({ oobScore: false });
    expect([fit.oobScore, fit.oobProbabilities]).toEqual([null, null]);
    const judged = fitNoisy({ nEstimators: 60 });
    const fresh = noisyRows(4000, 0.2);
    const right = predict(judged.model, fresh.x).filter((label, i) => label === fresh.labels[i]);
    expect(Math.abs(right.length / 4000 - (judged.oobScore ?? 0))).toBeLessThan(0.06);
    expect(judged.oobProbabilities?.data.length).toBe(1200);
  });

  it('seed: same seed, same forest; another seed, another', () => {
    expect(fitNoisy({ seed: 3 })).toEqual(fitNoisy({ seed: 3 }));
    expect(fitNoisy({ seed: 3 }).model.trees).not.toEqual(fitNoisy({ seed: 4 }).model.trees);
  });

  it.each([
    [{ nEstimators: 0 }, 'nEstimators is 0; it must be a whole number from 1 to 10000'],
    [{ maxDepth: 0 }, 'maxDepth is 0; it must be null or a whole number from 1 to 10000'],
    [{ maxFeatures: 1.5 }, 'maxFeatures is 1.5; it must be sqrt or a whole number from 1 to 32767'],
  ])('refuses %o', (options, sentence) => {
    expect(() => fitNoisy(options)).toThrow(new RangeError(sentence));
  });
});

describe('laws', () => {
  const anyRows = fc
    .record({
      values: fc.array(
        fc.tuple(fc.integer({ min: -9, max: 9 }), fc.double({ noDefaultInfinity: true })),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
      nClasses: fc.integer({ min: 1, max: 4 }),
      seed: fc.integer({ min: 0, max: 1000 }),
    })
    .map(({ values, nClasses, seed }) => ({
      x: matrixFromRows(values),
      labels: Int32Array.from(values, ([a, b]) => Math.abs(a + (b > 0 ? 1 : 0)) % nClasses),
      options: { nEstimators: 3, seed },
    }));

  it('rows end in the same leaf by codes and by real thresholds', () => {
    fc.assert(
      fc.property(anyRows, ({ x, labels, options }) => {
        const { model } = randomForest(x, labels, options);
        const single = model.trees.map((tree) => ({ ...model, trees: [tree] }));
        const marked = single.map((one) => predictProbabilities(one, x).data);
        for (let i = 0; i < x.nSamples; i++) {
          const row = x.data.subarray(i * x.nFeatures, (i + 1) * x.nFeatures);
          model.trees.forEach((tree, t) => {
            const leaf = leafByThresholds(model, tree, row);
            const shares = marked[t].subarray(i * model.nClasses, (i + 1) * model.nClasses);
            expect(shares).toEqual(sharesOf(model, tree, leaf));
          });
        }
      }),
    );
  });

  it('probabilities are shares that sum to 1, also for values never seen', () => {
    const anyNumber = fc.double({ noDefaultInfinity: true });
    fc.assert(
      fc.property(anyRows, anyNumber, anyNumber, ({ x, labels, options }, a, b) => {
        const { model } = randomForest(x, labels, options);
        const { data } = predictProbabilities(model, matrixFromRows([[a, b]]));
        expect(data.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(data.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('rising functions of the features change no training prediction', () => {
    fc.assert(
      fc.property(anyRows, ({ x, labels, options }) => {
        const cubed = { ...x, data: x.data.map((v, p) => (p % 2 === 0 ? v ** 3 - 7 : v)) };
        const [plain, other] = [x, cubed].map((rows) => randomForest(rows, labels, options));
        expect(predict(other.model, cubed)).toEqual(predict(plain.model, x));
        expect(other.oobScore).toEqual(plain.oobScore);
      }),
    );
  });

  it('survives JSON', () => {
    fc.assert(
      fc.property(anyRows, ({ x, labels, options }) => {
        const { model } = randomForest(x, labels, options);
        const text = JSON.stringify(forestToJson(model));
        expect(forestFromJson(JSON.parse(text) as ForestJson)).toEqual(model);
      }),
      { numRuns: 20 },
    );
  });
});

describe('permutation importances', () => {
  it('finds the feature that tells the class, and nothing in a constant one', () => {
    const { x, labels } = noisyRows(300, 0);
    const { model } = randomForest(x, labels, { nEstimators: 20 });
    const found = permutationImportances(model, x, labels, 1);
    expect(found.accuracy).toBeGreaterThan(0.98);
    expect(found.means[0]).toBeGreaterThan(0.3);
    expect(Math.abs(found.means[1])).toBeLessThan(0.05);
    expect([found.means[2], found.standardDeviations[2]]).toEqual([0, 0]);
    expect(found.standardDeviations[0]).toBeGreaterThan(0);
    expect(permutationImportances(model, x, labels, 1)).toEqual(found);
    expect(permutationImportances(model, x, labels, 2).means).not.toEqual(found.means);
    expect(permutationImportances(model, x, labels, 1, 1).standardDeviations[0]).toBe(0);
  });

  it('refuses no repeats at all', () => {
    const { model } = fitNoisy({});
    expect(() => permutationImportances(model, noisy.x, noisy.labels, 1, 0)).toThrow(
      'nRepeats is 0',
    );
  });
});

describe('refusals', () => {
  const x = matrixFromRows([
    [1, 2],
    [3, 4],
  ]);

  it('names the label, the value or the shape', () => {
    expect(() => randomForest(x, Int32Array.of(0))).toThrow('there are 1 labels for 2 rows');
    expect(() => randomForest(x, Int32Array.of(0, -1))).toThrow('the label of row 1 is -1');
    const infinite = matrixFromRows([
      [1, 2],
      [3, -Infinity],
    ]);
    expect(() => randomForest(infinite, Int32Array.of(0, 1))).toThrow(
      'row 1, column 1 holds -Infinity',
    );
    const { model } = randomForest(x, Int32Array.of(0, 1));
    expect(() => predict(model, matrixFromRows([[1]]))).toThrow('the rows have 1 columns');
  });
});
