import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import { bankCategories } from '../../../test/support/bankFull.ts';
import { latentClass } from './index.ts';

/** Best log-likelihoods of 4 restarts by number of classes, made by test/reference/latent_class.py. */
const { bankFull: best } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/latent_class.json'), 'utf8'),
) as { bankFull: Record<string, number> };

describe.skipIf(!realData.present)(
  `latent classes of 45,211 customers, 9 categories (${realData.whatIsMissing})`,
  () => {
    it.each(Object.entries(best))('%s classes: as likely as in NumPy', (k, logLikelihood) => {
      const fit = latentClass(bankCategories(), { nComponents: Number(k), smoothing: 0 });
      expect(fit.converged).toBe(true);
      expect(fit.lowerBound * 45_211).toBeGreaterThan(logLikelihood - 1);
    });
  },
);
