import { expect, it } from 'vitest';
import type { AlgorithmName, Candidate } from '../../contract/index.ts';
import { compareAlgorithms } from './compareAlgorithms.ts';

type Measures = readonly [silhouette: number, daviesBouldin: number | null, calinski: number];

function candidate(algorithm: AlgorithmName, k: number, measures: Measures): Candidate {
  const [silhouette, daviesBouldin, calinskiHarabasz] = measures;
  return {
    algorithm,
    k,
    inertia: null,
    silhouette,
    silhouetteSampleSize: null,
    daviesBouldin,
    calinskiHarabasz,
    gap: null,
    gapStandardError: null,
    bic: null,
    aic: null,
    icl: null,
    nearSingular: null,
    clusterSizes: [],
    unassigned: 0,
    converged: true,
    nIter: 1,
  };
}

it('takes the solution with the best mean place, and tells the places of all', () => {
  const { best, compared, reasons } = compareAlgorithms([
    candidate('ward', 5, [0.3, 1.2, 60]),
    candidate('hdbscan', 2, [0.1, null, 70]),
    candidate('kmeans', 4, [0.4, 1, 90]),
  ]);
  expect(best).toBe(2);
  expect(compared).toEqual([
    { algorithm: 'kmeans', k: 4, meanPlace: 1 },
    { algorithm: 'ward', k: 5, meanPlace: (2 + 2 + 3) / 3 },
    { algorithm: 'hdbscan', k: 2, meanPlace: (3 + 3 + 2) / 3 },
  ]);
  expect(reasons[0]).toContain('K-means with 4 segments');
});

it('compares nothing where there is one', () => {
  const only = [candidate('ward', 5, [0.3, 1.2, 60])];
  expect(compareAlgorithms(only)).toEqual({ best: 0, reasons: [], compared: [] });
});

it('lets the first of equals be taken and told first', () => {
  const { best, compared } = compareAlgorithms([
    candidate('ward', 3, [0.3, 1, 60]),
    candidate('kmeans', 3, [0.3, 1, 60]),
  ]);
  expect(best).toBe(0);
  expect(compared.map(({ algorithm }) => algorithm)).toEqual(['ward', 'kmeans']);
});
