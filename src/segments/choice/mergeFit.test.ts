import { expect, it } from 'vitest';
import { segmentConfigSchema } from '../../contract/index.ts';
import { createInlineExecutor, matrixFromRows } from '../../core/index.ts';
import { fitSegments } from '../algorithms/index.ts';
import { chooseClustering } from './chooseClustering.ts';
import { mergeFit } from './mergeFit.ts';

// Three pairs of groups along a line: 0 and 2, 20 and 22, 40 and 42.
const x = matrixFromRows(
  [0, 2, 20, 22, 40, 42].flatMap((centre) => [0, 0.1, 0.2, 0.3].map((step) => [centre + step])),
);
const executor = createInlineExecutor();
const settings = segmentConfigSchema.parse({ source: 'a.csv' });
const features = [{ name: 'f', column: 'f', level: null }];
const request = { ks: [6], nInit: 5, seed: 42, settings, features };

it('merges six segments into the three pairs that they are (by hand)', async () => {
  const [fine] = await fitSegments('kmeans', x, request, executor);
  const { fit, broadOf, nMoved } = mergeFit(x, fine, 3);
  expect([...fit.clusterSizes]).toEqual([8, 8, 8]);
  expect([...fit.centroids.data].map((value) => Number(value.toFixed(2)))).toEqual([
    1.15, 21.15, 41.15,
  ]);
  expect(nMoved).toBe(0);
  fine.labels.forEach((label, row) => expect(broadOf[label]).toBe(fit.labels[row]));
});

it('is a solution more, beside those it was merged from', async () => {
  const options = { ...request, algorithms: ['ward' as const], isAuto: false, kGiven: true };
  const given = { ...options, ks: [3, 6], minSegmentShare: null };
  const merged = await chooseClustering(x, { ...given, ks: [6], mergeTo: 3 }, executor);
  expect(merged.selection.chosen).toEqual({ algorithm: 'ward', k: 3 });
  expect(merged.selection.candidates.map(({ k }) => k)).toEqual([6, 3]);
  expect(merged.merged?.fine.nClusters).toBe(6);
  expect(merged.selection.reasons.at(-1)).toContain('6 segments were merged into 3');
  await expect(chooseClustering(x, { ...given, ks: [3], mergeTo: 3 }, executor)).rejects.toThrow(
    'cannot be merged into 3',
  );
  expect((await chooseClustering(x, { ...given, mergeTo: null }, executor)).merged).toBeNull();
});
