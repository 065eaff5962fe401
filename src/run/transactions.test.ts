import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  bankTransactions,
  bankTransactionsCsv,
  createTransactions,
  customerFeatures,
  transactionColumns,
} from '../../test/support/bankTransactions.ts';
import type { SegmentOptions } from '../contract/index.ts';
import { createInlineExecutor } from '../core/index.ts';
import { assignmentSql } from '../data/index.ts';
import { sharedSession, withFile } from '../data/opened.fixture.ts';
import type { SegmentationRun } from './ports.ts';
import { scoreCustomers } from './score.ts';
import { runSegmentation } from './segmentation.ts';

const executor = createInlineExecutor();

/** Everything that transactions become. */
const everything: Omit<SegmentOptions, 'source'> = {
  k: 3,
  nInit: 2,
  threads: 1,
  windows: [90],
  shares: ['channel'],
  seasonality: 'auto',
  features: [...customerFeatures, 'channel'],
};

const opened: { run?: SegmentationRun } = {};

beforeAll(async () => {
  opened.run = await withFile('transactions.csv', bankTransactionsCsv(), (source) =>
    runSegmentation({ ...everything, source }, { executor }),
  );
});

function made(): SegmentationRun {
  if (opened.run === undefined) throw new Error('there is no run');
  return opened.run;
}

describe('a run of transactions', () => {
  it('looks at them', () => {
    const { data } = made().manifest;
    expect(data).toMatchObject({ shape: 'transactions', rowsRead: bankTransactions.length });
    expect(data.inspection?.columns.map(({ summary }) => summary.name)).toEqual(
      Object.keys(transactionColumns),
    );
  });

  it('is scored again as it was', async () => {
    await withFile('transactions.csv', bankTransactionsCsv(), async (source) => {
      const path = `${source}.scored.csv`;
      const report = await scoreCustomers(
        made(),
        { source, target: { path, name: 'scored.csv' }, format: 'csv', threads: 1 },
        { executor },
      );
      expect(report).toMatchObject({ unscored: 0, absent: [] });
      const [header = '', ...rows] = (await readFile(path, 'utf8')).trim().split('\n');
      const place = header.split(',').indexOf('cluster');
      expect(rows.map((row) => Number(row.split(',')[place]))).toEqual([
        ...made().assignments.clusters,
      ]);
    });
  });

  it('gives the same segments in one statement over the transactions', async () => {
    const session = await sharedSession();
    const table = session.freshName('transactions');
    for (const statement of createTransactions(table)) await session.run(statement);
    const { model, assignments } = made();
    const sql = assignmentSql(model, {
      dialect: 'duckdb',
      table,
      reads: 'transactions',
    });
    const rows = await session.rows(
      `SELECT customer_id, cluster, distance FROM (${sql}) ORDER BY customer_id`,
    );
    const found = new Map(rows.map((row) => [row['customer_id'], row]));
    expect(rows).toHaveLength(assignments.customerIds.length);
    assignments.customerIds.forEach((id, i) => {
      expect(found.get(id)?.['cluster']).toBe(assignments.clusters[i]);
      expect(found.get(id)?.['distance']).toBeCloseTo(assignments.distances[i] ?? NaN, 9);
    });
  });
});
