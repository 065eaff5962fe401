import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { segmentConfigSchema, type AlgorithmName } from '../../src/contract/index.ts';
import {
  adjustedRandIndex,
  createInlineExecutor,
  fitStandardize,
  matrixFromRows,
  type Matrix,
} from '../../src/core/index.ts';
import { fitSegments } from '../../src/segments/algorithms/fitSegments.ts';
import type { AlgorithmSettings, SegmentFit } from '../../src/segments/algorithms/algorithm.ts';
import { chooseClustering } from '../../src/segments/index.ts';
import { iris } from '../support/iris.ts';

const normal = segmentConfigSchema.parse({ source: 'a.csv' });
const executor = createInlineExecutor();

function tableOf(file: string): number[][] {
  const text = readFileSync(join(import.meta.dirname, '../reference', file), 'utf8');
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => line.split(',').map(Number));
}

const wineRows = tableOf('wine.csv');
const cultivars = Int32Array.from(wineRows, (row) => row[13]);
const wine = standardised(matrixFromRows(wineRows.map((row) => row.slice(0, 13))));
const oldFaithful = matrixFromRows(tableOf('old_faithful.csv'));

function standardised({ data, nSamples, nFeatures }: Matrix): Matrix {
  const scaled = new Float64Array(data.length);
  for (let f = 0; f < nFeatures; f++) {
    const { centre, scale } = fitStandardize(data.filter((_, p) => p % nFeatures === f));
    for (let p = f; p < data.length; p += nFeatures) scaled[p] = (data[p] - centre) / scale;
  }
  return { data: scaled, nSamples, nFeatures };
}

const featuresOf = ({ nFeatures }: Matrix) =>
  Array.from({ length: nFeatures }, (_, f) => ({ name: `f${f}`, column: `f${f}`, level: null }));

async function fitOf(
  name: AlgorithmName,
  x: Matrix,
  k: number,
  settings: Partial<AlgorithmSettings> = {},
): Promise<SegmentFit> {
  const given = { ...normal, ...settings };
  const request = { ks: [k], nInit: 10, seed: 42, settings: given, features: featuresOf(x) };
  const [fit] = await fitSegments(name, x, request, executor);
  return fit;
}

describe('published values, through the registry', () => {
  it('iris, K-means with 3: silhouette, Calinski-Harabasz and Davies-Bouldin', async () => {
    const options = {
      algorithms: ['kmeans' as const],
      isAuto: false,
      settings: normal,
      ks: [3],
      nInit: 10,
      seed: 42,
      kGiven: true,
      minSegmentShare: null,
      mergeTo: null,
      features: featuresOf(iris),
    };
    const { selection } = await chooseClustering(iris, options, executor);
    const [{ silhouette, calinskiHarabasz, daviesBouldin }] = selection.candidates;
    expect(silhouette).toBeCloseTo(0.552819, 6);
    expect(calinskiHarabasz).toBeCloseTo(561.6278, 4);
    expect(daviesBouldin).toBeCloseTo(0.661972, 6);
  });

  it('wine, standardised, K-means with 3: inertia', async () => {
    const { inertia } = await fitOf('kmeans', wine, 3);
    expect(inertia).toBeCloseTo(1277.928489, 6);
  });

  it('iris, full mixture of 2: BIC -574.02 in the sign of mclust', async () => {
    const { criteria } = await fitOf('gaussian-mixture', iris, 2);
    expect(Math.abs(-(criteria?.bic ?? 0) + 574.02)).toBeLessThan(0.1);
  });

  it('iris, Ward with 3: every flower in the branch that scikit-learn has it in', async () => {
    const { labels } = await fitOf('ward', iris, 3);
    const path = join(import.meta.dirname, '../reference/ward.json');
    const { irisLabels } = JSON.parse(readFileSync(path, 'utf8')) as { irisLabels: number[] };
    expect(adjustedRandIndex(labels, Int32Array.from(irisLabels))).toBe(1);
  });

  it('Old Faithful, tied mixture of 3: BIC at least -2314.32 in the sign of mclust', async () => {
    const { criteria } = await fitOf('gaussian-mixture', oldFaithful, 3, {
      covarianceType: 'tied',
    });
    expect(-(criteria?.bic ?? Infinity)).toBeGreaterThanOrEqual(-2314.32);
  });

  it.each([
    ['kmeans', 0.89],
    ['minibatch-kmeans', 0.85],
    ['ward', 0.78],
    ['gaussian-mixture', 0.85],
  ] as const)('wine by %s: adjusted Rand index with the cultivars from %f', async (name, least) => {
    const { labels } = await fitOf(name, wine, 3);
    expect(adjustedRandIndex(labels, cultivars)).toBeGreaterThanOrEqual(least);
  });
});
