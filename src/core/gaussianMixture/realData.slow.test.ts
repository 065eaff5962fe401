import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import { mixtureSets, referenceMixtures } from '../../../test/support/mixtureSets.ts';
import { gaussianMixture } from './gaussianMixture.ts';

const sets = mixtureSets.filter(({ name }) => /^ds(1|2)a_/.test(name));

/** On one thread, without the kernel and without exchanges; `test/mixtures.slow.test.ts` looks at every figure. */
describe.skipIf(!realData.present).each(sets)(
  `$name against scikit-learn (${realData.whatIsMissing})`,
  ({ name, rows }) => {
    it.each([2, 3])('is at least as likely with %i components, and warns of each flat one', (k) => {
      const fit = gaussianMixture(rows(), { nComponents: k, nInit: 2, maxIter: 300 });
      expect(fit.lowerBound).toBeGreaterThan(referenceMixtures(name)[k].avg_loglik - 1e-6);
      expect(fit.nearSingular.length).toBeGreaterThan(0);
      expect(fit.warnings.length).toBe(fit.nearSingular.length);
    });
  },
);
