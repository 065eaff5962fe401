import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import { standardised } from '../../../test/support/standardised.ts';
import { median } from '../statistics/index.ts';
import { cut } from './blocks.fixture.ts';
import { miniBatchKMeans } from './miniBatchKMeans.ts';

type Inertias = Record<string, { readonly miniBatch: number[]; readonly kMeans: number }>;

/** Made by test/reference/mini_batch_k_means.py. */
const reference = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../../test/reference/mini_batch_k_means.json'),
    'utf8',
  ),
) as Record<'cardHolders' | 'contactedCustomers', Inertias>;

const files = {
  cardHolders: 'cc-general.csv',
  contactedCustomers: 'bank-full.csv',
} as const;

const columns = {
  cardHolders: [
    'BALANCE',
    'BALANCE_FREQUENCY',
    'PURCHASES',
    'ONEOFF_PURCHASES',
    'INSTALLMENTS_PURCHASES',
    'CASH_ADVANCE',
    'PURCHASES_FREQUENCY',
    'ONEOFF_PURCHASES_FREQUENCY',
    'PURCHASES_INSTALLMENTS_FREQUENCY',
    'CASH_ADVANCE_FREQUENCY',
    'CASH_ADVANCE_TRX',
    'PURCHASES_TRX',
    'CREDIT_LIMIT',
    'PAYMENTS',
    'MINIMUM_PAYMENTS',
    'PRC_FULL_PAYMENT',
    'TENURE',
  ],
  contactedCustomers: ['age', 'balance', 'day', 'duration', 'campaign', 'pdays', 'previous'],
};

describe.skipIf(!realData.present).each(['cardHolders', 'contactedCustomers'] as const)(
  `mini-batch K-means of %s (${realData.whatIsMissing})`,
  (name) => {
    it.each(Object.entries(reference[name]))('k = %s', async (k, expected) => {
      const blocks = cut(standardised(files[name], columns[name]), 4000);
      const inertias = await Promise.all(
        [1, 2, 3].map(
          async (seed) => (await miniBatchKMeans(blocks, { nClusters: Number(k), seed })).inertia,
        ),
      );
      const theirs = median(Float64Array.from(expected.miniBatch));
      inertias.forEach((inertia) => expect(inertia).toBeLessThan(theirs));
    });
  },
);
