import { beforeAll, describe, expect, it } from 'vitest';
import type { Candidate, SegmentOptions } from '../src/contract/index.ts';
import { runSegmentation } from '../src/run/index.ts';
import { realData, referenceKMeans, type ReferenceKMeans } from './realData.ts';

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

/** scikit-learn stops a little short of the optimum that it approaches; so the same one is known by a margin. */
function isSameSolution({ inertia }: Candidate, reference: ReferenceKMeans): boolean {
  return Math.abs((inertia ?? 0) / reference.inertia - 1) < 5e-5;
}

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
        if (!isSameSolution(candidate, reference)) return;
        const tolerance = 0.005 * candidate.clusterSizes.reduce((sum, size) => sum + size, 0);
        candidate.clusterSizes.forEach((size, i) => {
          expect(Math.abs(size - reference.sizes[i])).toBeLessThan(tolerance);
        });
        expect(Math.abs((candidate.silhouette ?? 0) - (reference.silhouette ?? 0))).toBeLessThan(
          0.001,
        );
        expect(
          Math.abs((candidate.daviesBouldin ?? 0) / (reference.davies_bouldin ?? 1) - 1),
        ).toBeLessThan(0.005);
        expect(
          Math.abs((candidate.calinskiHarabasz ?? 0) / (reference.calinski_harabasz ?? 1) - 1),
        ).toBeLessThan(0.001);
      },
    );

    it('meets the same solution for some k, so that the figures above were compared', () => {
      const references = referenceKMeans(set);
      const same = candidates.filter((found) => isSameSolution(found, references[found.k]));
      expect(same.length).toBeGreaterThan(2);
    });
  },
);
