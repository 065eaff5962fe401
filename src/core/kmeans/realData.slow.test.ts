import { describe, expect, it } from 'vitest';
import { realData, referenceKMeans } from '../../../test/realData.ts';
import { standardised } from '../../../test/support/standardised.ts';
import { kMeans } from './index.ts';

const cardColumns = [
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
];
const contactColumns = ['age', 'balance', 'day', 'duration', 'campaign', 'pdays', 'previous'];

/** The seed 42 is held to the same figures by test/reference.slow.test.ts; here stands another one. */
const seed = 7;

describe.skipIf(!realData.present)(
  `K-means is as low as scikit-learn (${realData.whatIsMissing})`,
  () => {
    it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('8,950 card holders x 17, k = %i', (nClusters) => {
      const x = standardised('cc-general.csv', cardColumns);
      const reference = referenceKMeans('ds2a_ccgeneral_std17')[nClusters];
      expect(kMeans(x, { nClusters, seed }).inertia).toBeLessThanOrEqual(
        reference.inertia * 1.0005,
      );
    });

    it.each([3, 5, 6])('45,211 contacted customers x 7, k = %i', (nClusters) => {
      const x = standardised('bank-full.csv', contactColumns);
      const reference = referenceKMeans('ds1a_bankfull_numeric7')[nClusters];
      expect(kMeans(x, { nClusters, seed }).inertia).toBeLessThanOrEqual(
        reference.inertia * 1.0005,
      );
    });
  },
);
