import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import { bankFull } from '../../../test/support/bankFull.ts';
import { kPrototypes } from './index.ts';

/** Best costs of 10 restarts by k, made by test/reference/k_prototypes.py. */
const { bankFull: best } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/k_prototypes.json'), 'utf8'),
) as { bankFull: Record<string, number> };

describe.skipIf(!realData.present)(
  `k-prototypes of 45,211 customers, 7 numbers and 9 categories (${realData.whatIsMissing})`,
  () => {
    it.each(Object.entries(best))('k = %s: no higher than 10 plain restarts', (k, cost) => {
      const fit = kPrototypes(bankFull(), { nClusters: Number(k) });
      expect(fit.gamma).toBeCloseTo(0.5, 9);
      expect(fit.converged).toBe(true);
      expect(fit.cost).toBeLessThanOrEqual(cost * 1.001);
    });
  },
);
