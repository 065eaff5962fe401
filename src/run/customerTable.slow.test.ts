import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInlineExecutor } from '../core/index.ts';
import { writeCustomerTable } from './customerTable.ts';
import {
  openCustomerTable,
  runSegmentation,
  writeSynthetic,
  type CustomerPageQuery,
  type CustomerTableReader,
  type SegmentationRun,
} from './index.ts';

const executor = createInlineExecutor();
let folder = '';
let run: SegmentationRun;
let table: CustomerTableReader;
const source = (): string => join(folder, 'customers.csv');

const all: CustomerPageQuery = {
  segments: [],
  filters: [],
  search: '',
  sort: null,
  offset: 0,
  limit: 500,
};

async function tableOf(made: SegmentationRun, from: string): Promise<CustomerTableReader> {
  const target = join(folder, `${made.manifest.runId}.duckdb`);
  await writeCustomerTable(made, { source: from, target, threads: 1 }, { executor });
  return openCustomerTable(target, { threads: 1 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-table-'));
  await writeSynthetic('customers', { customers: 400, seed: 5, out: source() });
  const lines = (await readFile(source(), 'utf8')).trimEnd().split('\n');
  const names = lines.map((line, i) => `${line},${i === 0 ? 'nickname' : nickname(i)}`);
  // The last row repeats the first customer.
  await writeFile(source(), `${[...names, names[1]].join('\n')}\n`);
  const options = { source: source(), k: 3, nInit: 2, threads: 1 };
  run = await runSegmentation(options, { executor });
  table = await tableOf(run, source());
});
afterAll(async () => {
  await table.close();
  await rm(folder, { recursive: true, force: true });
});

function nickname(i: number): string {
  return i % 4 === 0 ? '' : i % 4 === 1 ? '=HYPERLINK(1)' : i % 4 === 2 ? '__proto__' : 'x';
}

describe('a customer table', () => {
  it('holds the customers of the run, in order, with their segments', async () => {
    const { total, rows } = await table.query(all);
    const idOf = new Map(run.manifest.segments.map(({ cluster, id }) => [cluster, id]));
    expect(total).toBe(run.assignments.customerIds.length);
    expect(rows.map(({ customerId }) => customerId)).toEqual(run.assignments.customerIds);
    expect(rows.map(({ segmentId }) => segmentId)).toEqual(
      Array.from(run.assignments.clusters, (cluster) => idOf.get(cluster)),
    );
    expect(rows.map(({ distance }) => distance)).toEqual([...run.assignments.distances]);
    expect(rows.every(({ reasons, nextSegment }) => reasons !== '' && nextSegment !== null)).toBe(
      true,
    );
  });

  it('gives columns as bytes that agree with the rows', async () => {
    const { rows } = await table.query(all);
    const { nCustomers, columns } = await table.describe();
    expect(nCustomers).toBe(rows.length);
    const segments = new Uint16Array((await table.column('segment')).buffer);
    expect([...segments]).toEqual(
      rows.map(({ segmentId }) => run.manifest.segments.findIndex(({ id }) => id === segmentId)),
    );
    const seen = new Set<string>();
    for (const { name, kind, levels, explorable, missing } of columns) {
      if (!explorable || name.startsWith('map ')) continue;
      seen.add(kind);
      const { buffer } = await table.column(name);
      const values = rows.map((row) => row.values[name] ?? null);
      expect(values.filter((value) => value === null)).toHaveLength(missing);
      const told =
        kind === 'number'
          ? Array.from(new Float32Array(buffer), (value) => (Number.isNaN(value) ? null : value))
          : Array.from(new Uint16Array(buffer), (code) => levels[code] ?? null);
      const expected =
        kind === 'number'
          ? values.map((v) => (v === null ? null : Math.fround(Number(v))))
          : values;
      expect(told).toEqual(expected);
    }
    expect([...seen].toSorted()).toEqual(['category', 'number']);
  });

  it('tells where each customer lies on the map, as the map counts them', async () => {
    const { map } = run.manifest;
    if (map === null) throw new Error('these customers have a map');
    const across = new Float32Array((await table.column('map x')).buffer);
    const upwards = new Float32Array((await table.column('map y')).buffer);
    const place = (value: number, [low, high]: readonly [number, number], n: number) =>
      Math.min(n - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * n)));
    const counted = new Map<string, number>();
    across.forEach((x, i) => {
      const cell = `${place(x, map.xRange, map.nx)},${place(upwards[i], map.yRange, map.ny)}`;
      counted.set(cell, (counted.get(cell) ?? 0) + 1);
    });
    const told = new Map<string, number>();
    for (const [column, row, , customers] of map.cells) {
      told.set(`${column},${row}`, (told.get(`${column},${row}`) ?? 0) + customers);
    }
    // At the edge of a cell 32 bits may round to its neighbour.
    const differing = [...told].filter(([cell, customers]) => counted.get(cell) !== customers);
    expect(differing.length).toBeLessThan(5);
    const box = [{ column: 'map x', from: map.xRange[0], to: map.centres[0][0] }];
    const inside = across.filter((x) => x >= map.xRange[0] && x <= map.centres[0][0]);
    expect((await table.query({ ...all, filters: box })).total).toBe(inside.length);
  });

  it('finds, filters, sorts and pages', async () => {
    const { rows } = await table.query(all);
    const { columns } = await table.describe();
    const number = columns.find(({ kind, range }) => kind === 'number' && range !== null);
    if (number?.range === undefined || number.range === null) throw new Error('no number column');
    const { name } = number;
    const middle = (number.range.lower + number.range.upper) / 2;
    const inside = rows.filter(({ values }) => Number(values[name]) <= middle);
    const filters = [{ column: name, from: null, to: middle }];
    const sort = { column: name, descending: true };
    const page = await table.query({ ...all, filters, sort, offset: 3, limit: 5 });
    expect(page.total).toBe(inside.length);
    const sorted = inside.map(({ values }) => Number(values[name])).toSorted((a, b) => b - a);
    expect(page.rows.map(({ values }) => values[name])).toEqual(sorted.slice(3, 8));

    const [segment] = run.manifest.segments;
    const ofSegment = await table.query({ ...all, segments: [segment.id] });
    expect(ofSegment.total).toBe(segment.size);
    const search = run.assignments.customerIds[7];
    expect((await table.query({ ...all, search })).rows[0]?.customerId).toBe(search);
    expect((await table.find(search))?.customerId).toBe(search);
    expect(await table.find(`${search}'; DROP VIEW customers; --`)).toBeNull();
    const levels = await table.query({
      ...all,
      filters: [{ column: 'nickname', levels: ['x'] }],
    });
    expect(levels.rows.every(({ values }) => values['nickname'] === 'x')).toBe(true);
    expect(levels.total).toBe(rows.filter(({ values }) => values['nickname'] === 'x').length);
  });

  it('refuses what it does not have with a sentence', async () => {
    await expect(table.column('nothing')).rejects.toThrow('There is no column "nothing"');
    await expect(table.query({ ...all, segments: ['s-none'] })).rejects.toThrow(
      'There is no segment "s-none"',
    );
    await expect(
      table.query({ ...all, sort: { column: 'v0; DROP', descending: false } }),
    ).rejects.toThrow('There is no column');
    await expect(openCustomerTable(source())).rejects.toThrow('cannot be read');
    await expect(openCustomerTable(join(folder, 'none.duckdb'))).rejects.toThrow('is gone');
  });

  it('is written as CSV in which nothing starts a formula', async () => {
    const file = join(folder, 'out.csv');
    const selection = { segments: [], filters: [], search: '' };
    expect(await table.writeCsv(selection, file)).toBe(400);
    const text = await readFile(file, 'utf8');
    expect(text).toContain("'=HYPERLINK(1)");
    expect(text).not.toMatch(/(^|,)=/m);
    expect(text.trimEnd().split('\n')).toHaveLength(401);
  });

  it('sums transactions up as the run did', async () => {
    const from = join(folder, 'transactions.csv');
    await writeSynthetic('transactions', { customers: 120, seed: 6, out: from });
    const options = { source: from, k: 3, nInit: 2, threads: 1 };
    const made = await runSegmentation(options, { executor });
    await using reader = await tableOf(made, from);
    const { rows } = await reader.query(all);
    expect(rows.map(({ customerId }) => customerId)).toEqual(made.assignments.customerIds);
    expect(rows.map(({ distance }) => distance)).toEqual([...made.assignments.distances]);
  });
});
