import { expect, it } from 'vitest';
import type { Candidate } from '../../contract/index.ts';
import { eligibleOf, rank } from './rank.ts';
import { judgesOf } from './votes.ts';

function candidate(k: number, figures: Partial<Candidate>): Candidate {
  return {
    algorithm: 'kmeans',
    k,
    inertia: 100 / k,
    silhouette: 0.5,
    silhouetteSampleSize: 100,
    daviesBouldin: 1,
    calinskiHarabasz: 10,
    gap: null,
    gapStandardError: null,
    bic: null,
    aic: null,
    icl: null,
    nearSingular: null,
    clusterSizes: Array.from({ length: k }, () => 100),
    unassigned: 0,
    converged: true,
    nIter: 3,
    ...figures,
  };
}

it('ranks by the mean place, worked by hand', () => {
  const three = [
    candidate(2, { silhouette: 0.6, daviesBouldin: 0.9, calinskiHarabasz: 10 }),
    candidate(3, { silhouette: 0.5, daviesBouldin: 0.7, calinskiHarabasz: 30 }),
    candidate(4, { silhouette: 0.4, daviesBouldin: 0.8, calinskiHarabasz: 20 }),
  ];
  // Places: silhouette 1 2 3, Davies-Bouldin 3 1 2, Calinski-Harabasz 3 1 2, knee at 3: 2.5 1 2.5.
  expect(rank(three, judgesOf(three, 3), 3)).toEqual([
    { k: 3, meanRank: 1.25 },
    { k: 2, meanRank: 2.375 },
    { k: 4, meanRank: 2.375 },
  ]);
});

it('prefers the one nearer the knee among equals, then the smaller', () => {
  const equals = [2, 3, 4, 5].map((k) => candidate(k, {}));
  const silent = judgesOf(equals, null);
  expect(rank(equals, silent, null).map(({ k }) => k)).toEqual([2, 3, 4, 5]);
  expect(rank(equals, silent, 4).map(({ k }) => k)).toEqual([4, 3, 5, 2]);
});

it('passes over tiny segments unless every k has one', () => {
  const tiny = candidate(3, { clusterSizes: [100, 100, 3] });
  expect(eligibleOf([candidate(2, {}), tiny]).map(({ k }) => k)).toEqual([2, 3]);
  const tinier = candidate(3, { clusterSizes: [100, 100, 2] });
  expect(eligibleOf([candidate(2, {}), tinier]).map(({ k }) => k)).toEqual([2]);
  expect(eligibleOf([tinier])).toEqual([tinier]);
});
