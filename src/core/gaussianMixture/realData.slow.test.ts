import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import type { Matrix } from '../matrix.ts';
import { gaussianMixture } from './gaussianMixture.ts';

interface Reference {
  readonly features: string[];
  readonly gmm_bic: Record<string, { bic: number; aic: number; avg_loglik: number }>;
}

function referenceOf(set: string): Reference {
  const path = join(realData.path(''), '../reference.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Reference>)[set];
}

/** Number columns of a file, missing ones filled with the mean, each standardised. */
function standardised(file: string, separator: string, features: readonly string[]): Matrix {
  const [header, ...lines] = readFileSync(realData.path(file), 'utf8').trim().split(/\r?\n/);
  const names = header.replaceAll('"', '').split(separator);
  const cells = lines.map((line) => line.split(separator));
  const nFeatures = features.length;
  const data = new Float64Array(lines.length * nFeatures);
  features.forEach((feature, f) => {
    const place = names.indexOf(feature);
    const texts = cells.map((row) => row[place]);
    const present = texts.filter((text) => text !== '').map(Number);
    const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
    const values = texts.map((text) => (text === '' ? mean : Number(text)));
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    values.forEach((value, i) => {
      data[i * nFeatures + f] = (value - mean) / Math.sqrt(variance);
    });
  });
  return { data, nSamples: lines.length, nFeatures };
}

const sets = [
  { set: 'ds1a_bankfull_numeric7', file: 'bank-full.csv', separator: ';', ks: [2, 3] },
  { set: 'ds2a_ccgeneral_std17', file: 'cc-general.csv', separator: ',', ks: [2, 3] },
];

describe.skipIf(!realData.present).each(sets)(
  `$set against scikit-learn (${realData.whatIsMissing})`,
  ({ set, file, separator, ks }) => {
    it('gives the same figures for one component', () => {
      const { features, gmm_bic } = referenceOf(set);
      const fit = gaussianMixture(standardised(file, separator, features), { nComponents: 1 });
      expect(fit.bic / gmm_bic[1].bic).toBeCloseTo(1, 7);
      expect(fit.aic / gmm_bic[1].aic).toBeCloseTo(1, 7);
    });

    it.each(ks)('is at least as likely with %i components, and tells what that is worth', (k) => {
      const { features, gmm_bic } = referenceOf(set);
      const x = standardised(file, separator, features);
      const fit = gaussianMixture(x, { nComponents: k, nInit: 2, maxIter: 300 });
      expect(fit.lowerBound).toBeGreaterThan(gmm_bic[k].avg_loglik - 1e-6);
      expect(fit.nearSingular.length).toBeGreaterThan(0);
      expect(fit.warnings.length).toBe(fit.nearSingular.length);
    });
  },
);
