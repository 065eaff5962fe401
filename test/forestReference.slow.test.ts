import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../src/compute/index.ts';
import type { ClassifierReport } from '../src/contract/index.ts';
import type { Matrix, Table } from '../src/core/index.ts';
import {
  inputsFor,
  numberColumn,
  segmentsOf,
  tableOf,
} from '../src/scoring/classifier/customers.fixture.ts';
import { allRows, drawBySegment } from '../src/scoring/classifier/draw.ts';
import { fitOnSplit } from '../src/scoring/classifier/fitOnSplit.ts';
import { realData } from './realData.ts';
import otherSplits from './reference/forest_splits.json' with { type: 'json' };
import { forestFigures, nearestCentroids, readForestColumns } from './support/forestReference.ts';
import { stratifiedTestRows } from './support/stratifiedSplit.ts';

/** scikit-learn's forest of 100 trees on the classes of K-means with k = 3, on all training rows of one split. */
interface Reference {
  readonly rf_k3_accuracy: number;
  readonly rf_k3_importances: Readonly<Record<string, number>>;
}

const sets = [
  { set: 'ds1a_bankfull_numeric7', file: 'bank-full.csv' },
  { set: 'ds2a_ccgeneral_std17', file: 'cc-general.csv' },
] as const;

/** Draws and forests whose figures are averaged; the held-out rows are the reference's. */
const seeds = [1, 2, 3];

/** As many as a run trains on. */
const mostTrained = 40_000;

function reference(set: string): Reference {
  const path = join(realData.path('..'), 'reference.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Reference>;
  return all[set];
}

function asTable({ data, nSamples, nFeatures }: Matrix, names: readonly string[]): Table {
  return tableOf(
    ...names.map((name, f) =>
      numberColumn(
        name,
        Array.from({ length: nSamples }, (_, i) => data[i * nFeatures + f]),
      ),
    ),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const firstThree = (importances: Readonly<Record<string, number>>): string[] =>
  Object.keys(importances)
    .toSorted((a, b) => importances[b] - importances[a])
    .slice(0, 3);

describe.skipIf(!realData.present).each(sets)(
  `$set against scikit-learn (${realData.whatIsMissing})`,
  ({ set, file }) => {
    const reports: ClassifierReport[] = [];
    let table: Table;
    let labels: Int32Array;
    let pool: WorkerPool;
    beforeAll(async () => {
      const x = readForestColumns(file);
      table = asTable(x, forestFigures(file).columns);
      labels = nearestCentroids(x, file);
      pool = await createWorkerPool({});
      for (const seed of seeds) reports.push(await judged(42, seed));
    });
    afterAll(() => pool.close());

    /** The report of a forest that is grown on what one split leaves, and judged on the rest. */
    async function judged(split: number, seed: number): Promise<ClassifierReport> {
      const test = stratifiedTestRows(labels, 3, split);
      const rest = labels.slice();
      for (const row of test) rest[row] = -1;
      const rows = { train: allRows(drawBySegment(rest, mostTrained, seed)), test };
      const options = { segments: segmentsOf(3), seed };
      const fitted = await fitOnSplit(table, labels, inputsFor(table), rows, pool, options, {});
      return fitted.report;
    }

    it('is as accurate on held-out customers, within 0.3 points', () => {
      const accuracies = reports.map(({ accuracy }) => accuracy);
      expect(accuracies).toHaveLength(seeds.length);
      expect(mean(accuracies)).toBeGreaterThan(reference(set).rf_k3_accuracy - 0.003);
    });

    it('is as accurate on splits that played no part in choosing its settings', async () => {
      const { seeds: splits, accuracies } = otherSplits[file];
      const ours: number[] = [];
      for (const split of splits) ours.push((await judged(split, split)).accuracy);
      expect(ours).toHaveLength(5);
      expect(mean(ours)).toBeGreaterThan(mean(accuracies) - 0.003);
    });

    it('goes by the same three features', () => {
      const importances = Object.fromEntries(
        forestFigures(file).columns.map((feature) => [
          feature,
          mean(
            reports.map(
              (report) => report.importances.find((i) => i.feature === feature)?.impurity ?? 0,
            ),
          ),
        ]),
      );
      const expected = firstThree(reference(set).rf_k3_importances);
      expect(new Set(firstThree(importances))).toEqual(new Set(expected));
    });
  },
);
