import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import {
  forestFigures,
  forestFiles,
  nearestCentroids,
  readForestColumns,
} from '../../../test/support/forestReference.ts';
import { takeRows } from '../matrix.ts';
import { legacyPermutation } from '../random/index.ts';
import { predict } from './predict.ts';
import { randomForest } from './randomForest.ts';

const topThree = (importances: Iterable<number>): number[] =>
  [...importances]
    .map((value, f) => ({ value, f }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ f }) => f);

describe.skipIf(!realData.present).each(forestFiles)(
  `%s against scikit-learn (${realData.whatIsMissing})`,
  (file) => {
    const expected = forestFigures(file);

    it('is as accurate on new rows and trusts the same features', () => {
      const x = readForestColumns(file);
      const labels = nearestCentroids(x, file);
      expect(expected.sizes).toEqual([0, 1, 2].map((c) => labels.filter((l) => l === c).length));
      const order = legacyPermutation(42, x.nSamples);
      const nTest = Math.floor(x.nSamples / 5);
      const [test, train] = [order.slice(0, nTest), order.slice(nTest)];
      const fit = randomForest(
        takeRows(x, train),
        train.map((row) => labels[row]),
        { seed: 1 },
      );

      const predicted = predict(fit.model, takeRows(x, test));
      const accuracy = predicted.filter((label, i) => label === labels[test[i]]).length / nTest;
      expect(accuracy).toBeGreaterThan(expected.accuracy - 0.003);
      expect(fit.oobScore).toBeGreaterThan(expected.oobScore - 0.003);
      expect(topThree(fit.impurityImportances)).toEqual(topThree(expected.importances));
      fit.impurityImportances.forEach((share, f) => {
        expect(Math.abs(share - expected.importances[f])).toBeLessThan(0.05);
      });
    });
  },
);
