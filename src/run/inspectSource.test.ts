import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectionSchema } from '../contract/index.ts';
import { inspectSource } from './inspectSource.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-inspect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return path;
}

it('tells roles, what is missing and what was rejected', async () => {
  const source = await fileOf('bank.csv', [
    'customer_id,age,balance',
    'A1,31,100.5',
    'A2,,250',
    'A3,45,70,9',
    'A4,52,80',
  ]);
  const found = inspectionSchema.parse(await inspectSource({ source }));
  expect(found).toMatchObject({ rowsRead: 3, rowsRejected: 1, customers: 3 });
  expect(found.rejects.map(({ line }) => line)).toEqual([4]);
  expect(found.roles.map(({ name, role }) => [name, role])).toEqual([
    ['customer_id', 'id'],
    ['age', 'age'],
    ['balance', 'value'],
  ]);
  expect(found.columns.map(({ missing }) => missing)).toEqual([0, 1, 0]);
});

it('understands it as a run with the same options would', async () => {
  const rows = Array.from('aabbccdd', (id, i) => `${id},2026-01-0${i + 1},${10 * i}`);
  const source = await fileOf('payments.csv', ['customer_id,date,amount', ...rows]);
  expect(await inspectSource({ source })).toMatchObject({ shape: 'transactions', customers: 4 });
  const asTable = await inspectSource({ source, shape: 'table', id: 'date' });
  expect(asTable).toMatchObject({ shape: 'table', customers: 8 });
});

it('refuses what a run would refuse', async () => {
  await expect(inspectSource({ source: join(folder, 'none.csv') })).rejects.toThrow('none.csv');
});
