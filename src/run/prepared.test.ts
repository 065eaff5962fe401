import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SegmentOptions } from '../contract/index.ts';
import { createInlineExecutor } from '../core/index.ts';
import { assignmentSql, openSession } from '../data/index.ts';
import { withFile } from '../data/opened.fixture.ts';
import { createScorer, whatWouldMove } from '../scoring/index.ts';
import { scoreCustomers } from './score.ts';
import { runSegmentation } from './segmentation.ts';

const executor = createInlineExecutor();
const schools = ['primary', 'secondary', 'tertiary', ''] as const;

/** Customers whose groups show in ratios and a category; some lack a part, some have nothing to divide by. */
const customers = Array.from({ length: 240 }, (_, i) => {
  const group = i % 3;
  const income = i % 40 === 0 ? 0 : 1000 + ((i * 37) % 500);
  const purchases = i % 29 === 0 ? null : Math.round(income * (0.2 + 0.3 * group)) + (i % 7);
  return {
    customer_id: `C${i}`,
    income,
    purchases,
    cash_advance: (i * 13) % (100 * (group + 1)),
    education: i % 17 === 0 ? '' : (schools[group] ?? ''),
  };
});
const names = ['customer_id', 'income', 'purchases', 'cash_advance', 'education'] as const;
const content = [
  names.join(','),
  ...customers.map((each) => names.map((name) => each[name] ?? '').join(',')),
].join('\n');

const options: Omit<SegmentOptions, 'source'> = {
  features: ['spend_to_income', 'cash_share', 'education'],
  ratios: [
    { name: 'spend_to_income', of: ['purchases'], to: ['income'] },
    { name: 'cash_share', of: ['cash-advance'], to: ['cash-advance', 'purchases'] },
  ],
  k: 3,
  nInit: 2,
  threads: 1,
};

it.each(['ordinal', 'frequency'] as const)(
  'ratios and codes (%s) are the same in a table, for one customer, and in SQL',
  async (coding) => {
    await withFile('customers.csv', content, async (source) => {
      const run = await runSegmentation({ ...options, source, coding }, { executor });
      expect(run.manifest.features.names).toEqual(['spend_to_income', 'cash_share', 'education']);
      const { customerIds, clusters, distances } = run.assignments;
      const place = new Map(customerIds.map((id, i) => [id, i]));

      const out = `${source}.scored.csv`;
      const report = await scoreCustomers(
        run,
        { source, target: { path: out, name: 'scored.csv' }, format: 'csv', threads: 1 },
        { executor },
      );
      expect(report).toMatchObject({ unscored: 0, absent: [] });
      expect(report.segments.map(({ size }) => size)).toEqual(
        run.manifest.segments.map(({ size }) => size),
      );
      expect((await readFile(out, 'utf8')).split('\n')[0]).toContain('segment_id');

      const scorer = createScorer(JSON.parse(JSON.stringify(run.model)));
      for (const customer of customers) {
        const score = scorer.score(customer);
        const i = place.get(customer.customer_id) ?? -1;
        expect(score.cluster).toBe(clusters[i]);
        expect(score.distance).toBeCloseTo(distances[i] ?? NaN, 9);
        const sum = score.reasons.reduce((total, reason) => total + reason.contribution, 0);
        expect(Number.isFinite(sum)).toBe(true);
      }
      // What is made of other columns is not changed by itself.
      const changes = whatWouldMove(scorer, customers[1] ?? {});
      expect(JSON.stringify(changes)).not.toContain('spend_to_income');

      await using session = await openSession({ threads: 1, folders: [tmpdir()] });
      await session.run(
        `CREATE TABLE customers AS SELECT * FROM read_csv('${join(source)}', header = true)`,
      );
      const sql = assignmentSql(run.model, { dialect: 'duckdb', table: 'customers' });
      for (const row of await session.rows(sql)) {
        const i = place.get(String(row['customer_id'])) ?? -1;
        expect(Number(row['cluster'])).toBe(clusters[i]);
        expect(row['distance']).toBeCloseTo(distances[i] ?? NaN, 9);
      }
      expect(sql).toContain('"purchases": number');
      expect(sql).not.toContain('"spend_to_income": number');
    });
  },
);
