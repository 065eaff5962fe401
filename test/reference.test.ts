import { beforeAll, describe, expect, it } from 'vitest';
import type { Candidate, SegmentOptions } from '../src/contract/index.ts';
import { runSegmentation } from '../src/run/index.ts';
import { realData, referenceKMeans } from './realData.ts';

/** Options that prepare the rows as the reference did. */
const asReference = {
  impute: 'mean',
  outliers: 'none',
  transform: 'none',
  scale: 'standard',
  k: '2..10',
  nInit: 10,
} as const;

const sets: { set: string; options: SegmentOptions }[] = [
  {
    set: 'ds2a_ccgeneral_std17',
    options: { ...asReference, source: realData.path('cc-general.csv') },
  },
  {
    set: 'ds1a_bankfull_numeric7',
    options: {
      ...asReference,
      source: realData.path('bank-full.csv'),
      shape: 'table',
      markers: 'none',
      features: ['age', 'balance', 'day', 'duration', 'campaign', 'pdays', 'previous'],
    },
  },
];

describe.skipIf(!realData.present).each(sets)(
  `$set against scikit-learn (${realData.whatIsMissing})`,
  ({ set, options }) => {
    let candidates: readonly Candidate[] = [];
    beforeAll(async () => {
      candidates = (await runSegmentation(options)).manifest.selection.candidates;
    });

    it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])(
      'k = %i: inertia no worse, same figures where the solution is the same',
      (k) => {
        const reference = referenceKMeans(set)[k];
        const candidate = candidates.find((found) => found.k === k);
        if (reference === undefined || candidate === undefined)
          throw new Error(`no figures for k = ${k}`);
        expect(candidate.inertia).toBeLessThanOrEqual(reference.inertia * 1.0005);
        const isSameSolution = Math.abs((candidate.inertia ?? 0) / reference.inertia - 1) < 1e-6;
        if (!isSameSolution) return;
        expect(candidate.clusterSizes).toEqual(reference.sizes);
        expect(candidate.silhouette).toBeCloseTo(reference.silhouette ?? Number.NaN, 3);
        expect(candidate.daviesBouldin).toBeCloseTo(reference.davies_bouldin ?? Number.NaN, 3);
        expect((candidate.calinskiHarabasz ?? 0) / (reference.calinski_harabasz ?? 1)).toBeCloseTo(
          1,
          4,
        );
      },
    );

    it('meets the same solution for some k, so that the figures above were compared', () => {
      const same = candidates.filter(
        ({ k, inertia }) =>
          Math.abs((inertia ?? 0) / (referenceKMeans(set)[k]?.inertia ?? 1) - 1) < 1e-6,
      );
      expect(same.length).toBeGreaterThan(2);
    });
  },
);
