import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createInlineExecutor } from '../core/index.ts';
import { withFile } from '../data/opened.fixture.ts';
import { scoreCustomers } from './score.ts';
import { runSegmentation } from './segmentation.ts';

const executor = createInlineExecutor();

/** 80 customers, of whom some buy often and little, some rarely and much. */
const lines = Array.from({ length: 600 }, (_, i) => {
  const often = i % 3 > 0;
  const customer = often ? `A${i % 40}` : `B${i % 40}`;
  const day = String(1 + ((i * 7) % 28)).padStart(2, '0');
  const amount = often ? 5 + ((i * 13) % 20) : 400 + ((i * 29) % 300);
  return `t${i},${customer},2024-0${1 + (i % 6)}-${day},${amount}.50,${i % 2 === 0 ? 'web' : 'branch'}`;
});
const content = `transaction_id,customer_id,date,amount,channel\n${lines.join('\n')}\n`;

it('segments transactions, looks at them, and scores them again as they were', async () => {
  await withFile('transactions.csv', content, async (source) => {
    const run = await runSegmentation({ source, k: 2, nInit: 2, threads: 1 }, { executor });
    const { manifest, assignments } = run;
    expect(manifest.data).toMatchObject({ shape: 'transactions', rowsRead: 600 });
    expect(manifest.data.inspection?.columns.map(({ summary }) => summary.name)).toEqual([
      'transaction_id',
      'customer_id',
      'date',
      'amount',
      'channel',
    ]);
    expect(manifest.segments.map(({ size }) => size)).toEqual(expect.arrayContaining([40, 40]));

    const path = `${source}.scored.csv`;
    const report = await scoreCustomers(
      run,
      { source, target: { path, name: 'scored.csv' }, format: 'csv', threads: 1 },
      { executor },
    );
    expect(report).toMatchObject({ unscored: 0, absent: [] });
    const [header = '', ...rows] = (await readFile(path, 'utf8')).trim().split('\n');
    const place = header.split(',').indexOf('cluster');
    expect(rows.map((row) => Number(row.split(',')[place]))).toEqual([...assignments.clusters]);
  });
});
