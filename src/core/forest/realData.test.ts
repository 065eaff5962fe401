import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/realData.ts';
import figures from '../../../test/reference/forest.json' with { type: 'json' };
import { takeRows, type Matrix } from '../matrix.ts';
import { legacyPermutation } from '../random/index.ts';
import { predict } from './predict.ts';
import { randomForest } from './randomForest.ts';

type Figures = (typeof figures)['bank-full.csv'];

/** The named columns of a file, missing values replaced by the column's mean. */
function readColumns(file: string, { columns, means }: Figures): Matrix {
  const [header, ...lines] = readFileSync(realData.path(file), 'utf8').trim().split(/\r?\n/);
  const separator = header.includes(';') ? ';' : ',';
  const names = header.replaceAll('"', '').split(separator);
  const places = columns.map((column) => names.indexOf(column));
  const data = new Float64Array(lines.length * columns.length);
  lines.forEach((line, i) => {
    const fields = line.split(separator);
    places.forEach((place, f) => {
      data[i * columns.length + f] = fields[place] === '' ? means[f] : Number(fields[place]);
    });
  });
  return { data, nSamples: lines.length, nFeatures: columns.length };
}

/** The nearest of the given centroids, which lie on the standardised scale. */
function nearest({ data, nSamples, nFeatures }: Matrix, figures: Figures): Int32Array {
  return Int32Array.from({ length: nSamples }, (_, i) => {
    const distances = figures.centroids.map((centroid) =>
      centroid.reduce((sum, centre, f) => {
        const value = (data[i * nFeatures + f] - figures.means[f]) / figures.scales[f];
        return sum + (value - centre) ** 2;
      }, 0),
    );
    return distances.indexOf(Math.min(...distances));
  });
}

const topThree = (importances: Iterable<number>): number[] =>
  [...importances]
    .map((value, f) => ({ value, f }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ f }) => f);

describe.skipIf(!realData.present).each(['bank-full.csv', 'cc-general.csv'] as const)(
  `%s against scikit-learn (${realData.whatIsMissing})`,
  (file) => {
    const expected = figures[file];

    it('is as accurate on new rows and trusts the same features', () => {
      const x = readColumns(file, expected);
      const labels = nearest(x, expected);
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
