import { expect, it } from 'vitest';
import type { AlgorithmName, Candidate } from '../../../contract/index.ts';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { bestOfEach } from './bestOfEach.ts';

const [plain] = sampleRun().selection.candidates;
const candidate = (
  algorithm: AlgorithmName,
  k: number,
  figures: Partial<Candidate>,
): Candidate => ({
  ...plain,
  algorithm,
  k,
  ...figures,
});

it('takes the chosen solution, and of every other way the one that stands best', () => {
  const candidates = [
    candidate('ward', 3, { silhouette: 0.2, daviesBouldin: 1.4, calinskiHarabasz: 50 }),
    candidate('ward', 5, { silhouette: 0.3, daviesBouldin: 1.2, calinskiHarabasz: 60 }),
    candidate('kmeans', 4, { silhouette: 0.4, daviesBouldin: 1, calinskiHarabasz: 90 }),
    candidate('kmeans', 5, { silhouette: 0.5, daviesBouldin: 0.9, calinskiHarabasz: 99 }),
    candidate('hdbscan', 2, { silhouette: 0.1, daviesBouldin: null, calinskiHarabasz: 70 }),
  ];
  const best = bestOfEach({ candidates, chosen: { algorithm: 'kmeans', k: 4 } });
  expect(best.map(({ candidate: { algorithm, k } }) => [algorithm, k])).toEqual([
    ['kmeans', 4],
    ['ward', 5],
    ['hdbscan', 2],
  ]);
  expect(best.map(({ isChosen }) => isChosen)).toEqual([true, false, false]);
  expect(best[0].meanPlace).toBe(1);
  expect(best[1].meanPlace).toBeCloseTo((2 + 2 + 3) / 3);
  expect(best[2].meanPlace).toBeCloseTo((3 + 3 + 2) / 3);
});
