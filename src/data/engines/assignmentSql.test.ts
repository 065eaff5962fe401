import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import {
  anyModel,
  expectedOf,
  isNear,
  makeCustomers,
  modelOf,
  otherModels,
  plainStep,
  readCustomers,
  richModel,
  tiedModel,
} from '../../../test/support/exportedModels.ts';
import { sharedSession } from '../opened.fixture.ts';
import { assignmentSql } from './assignmentSql.ts';

const nRows = 200;
let relation = '';
let customers: Table;
beforeAll(async () => {
  const session = await sharedSession();
  relation = await makeCustomers(session, nRows);
  customers = await readCustomers(session, relation);
});

/** Segments of a table as the statement gives them; -1 and NaN stand for NULL. */
async function assignedBySql(model: ModelFile, table: string, rows: number) {
  const session = await sharedSession();
  const labels = new Int32Array(rows);
  const distances = new Float64Array(rows);
  const segments: unknown[] = [];
  const sql = assignmentSql(model, { dialect: 'duckdb', table });
  let start = 0;
  for await (const chunk of session.chunks(
    `SELECT cluster, distance, segment_id, segment FROM (${sql})`,
  )) {
    const [cluster, distance, id, name] = [0, 1, 2, 3].map((column) =>
      chunk.getColumnVector(column),
    );
    for (let i = 0; i < chunk.rowCount; i += 1) {
      labels[start + i] = Number(cluster.getItem(i) ?? -1);
      distances[start + i] = Number(distance.getItem(i) ?? NaN);
      segments.push([id.getItem(i), name.getItem(i)]);
    }
    start += chunk.rowCount;
  }
  expect(start).toBe(rows);
  return { labels, distances, segments };
}

function segmentsOf({ segments }: ModelFile, labels: Int32Array): unknown[] {
  return Array.from(labels, (label) => {
    const segment = segments.find(({ cluster }) => cluster === label);
    return [segment?.id ?? null, segment?.name ?? null];
  });
}

describe('the statement on DuckDB', () => {
  it('gives its columns other names where the table has theirs', async () => {
    const session = await sharedSession();
    const plain = richModel();
    const [first] = plain.columns;
    const model = { ...plain, columns: [...plain.columns, { ...first, name: 'Segment' }] };
    const table = session.freshName('named');
    await session.run(`CREATE TABLE ${table} AS SELECT *, 'own' AS "Segment" FROM ${relation}`);
    const sql = assignmentSql(model, { dialect: 'duckdb', table });
    const [row] = await session.rows(`SELECT * FROM (${sql}) LIMIT 1`);
    expect(row).toMatchObject({ Segment: 'own' });
    expect(Object.keys(row ?? {}).slice(-4)).toEqual([
      'segment_id',
      'segment_2',
      'cluster',
      'distance',
    ]);
  });

  it('gives every customer of any model the segment that assign gives', async () => {
    await fc.assert(
      fc.asyncProperty(anyModel, async (model) => {
        const expected = expectedOf(model, customers);
        const found = await assignedBySql(model, relation, nRows);
        expect(found.labels).toEqual(expected.labels);
        expect(found.segments).toEqual(segmentsOf(model, expected.labels));
        expect(
          found.distances.every((distance, i) => isNear(distance, expected.distances[i])),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('lets the smaller centroid win where distances are equal, with the same bits', async () => {
    await fc.assert(
      fc.asyncProperty(tiedModel, async (model) => {
        const found = await assignedBySql(model, relation, nRows);
        const { labels, distances } = expectedOf(model, customers);
        expect(found.labels).toEqual(labels);
        expect(found.distances).toEqual(distances);
      }),
      { numRuns: 15 },
    );
  });

  it.each(Object.entries(otherModels()))(
    'gives %s the segments that score gives',
    async (_, model) => {
      const expected = expectedOf(model, customers);
      expect(new Set(expected.labels).size).toBeGreaterThan(2);
      const found = await assignedBySql(model, relation, nRows);
      expect(found.labels).toEqual(expected.labels);
      expect(found.segments).toEqual(segmentsOf(model, expected.labels));
      const near = found.distances.map((distance, i) =>
        Number(isNear(distance, expected.distances[i])),
      );
      expect(near.every((each) => each === 1)).toBe(true);
    },
  );

  it('refuses dense groups and a tree of many cells, and says what does it instead', () => {
    const rich = richModel();
    const { nClusters, centroids } = rich.model;
    const many = Array.from({ length: 201 }, (_, cell) => cell);
    const cells = {
      nClusters,
      centroids,
      representatives: many.map(() => centroids[0]),
      offsets: many,
      clusters: many.map((cell) => cell % 5),
    };
    const written = (model: ModelFile['model']) => () =>
      assignmentSql({ ...rich, model }, { dialect: 'duckdb', table: 'customers' });
    expect(written({ ...cells, algorithm: 'ward' })).toThrow(/201 cells .* use --format json/);
    expect(written({ ...cells, algorithm: 'hdbscan', memberships: many })).toThrow(
      /dense groups of any shape.*--format onnx --model forest/,
    );
  });

  it('agrees on each of 100,000 customers', async () => {
    const session = await sharedSession();
    const many = 100_000;
    const table = await makeCustomers(session, many);
    const model = richModel();
    const expected = expectedOf(model, await readCustomers(session, table));
    const found = await assignedBySql(model, table, many);
    expect(new Set(expected.labels).size).toBe(5);
    expect(found.labels).toEqual(expected.labels);
  });

  it('keeps the columns of the table and adds four', async () => {
    const session = await sharedSession();
    const model = modelOf(
      [plainStep('visits', null, { impute: 0, centre: 1, scale: 2 })],
      [[0], [2]],
    );
    const sql = assignmentSql(model, { dialect: 'duckdb', table: relation });
    const [own, all] = await Promise.all(
      [relation, `(${sql})`].map((from) =>
        session.rows(`SELECT column_name AS name FROM (DESCRIBE FROM ${from})`),
      ),
    );
    expect(all.map(({ name }) => name)).toEqual([
      ...own.map(({ name }) => name),
      'segment_id',
      'segment',
      'cluster',
      'distance',
    ]);
  });

  it('reads a table of a schema', async () => {
    const session = await sharedSession();
    await session.run('CREATE SCHEMA "the bank"');
    await session.run('CREATE TABLE "the bank"."a ""b""" AS SELECT 3 AS visits');
    const model = modelOf(
      [plainStep('visits', null, { impute: 0, centre: 1, scale: 2 })],
      [[0], [2]],
    );
    const sql = assignmentSql(model, { dialect: 'duckdb', table: 'the bank.a "b"' });
    expect(await session.rows(sql)).toEqual([
      { visits: 3, segment_id: 's0', segment: `It's \\segment" 0`, cluster: 0, distance: 1 },
    ]);
  });
});

describe('what cannot be written', () => {
  const model = modelOf([plainStep('visits', null, { impute: 0, centre: 1, scale: 2 })], [[0]]);

  it('names an unknown dialect and the known ones', () => {
    expect(() => assignmentSql(model, { dialect: 'oracle', table: 'customers' })).toThrow(
      'no SQL dialect "oracle"; choose one of duckdb, postgresql, clickhouse, spark, trino',
    );
  });

  it.each(['', 'a..b', '.a'])('refuses "%s" as a table', (table) => {
    expect(() => assignmentSql(model, { dialect: 'duckdb', table })).toThrow('no name of a table');
  });

  it('refuses a NUL character without repeating the name', () => {
    const step = plainStep('secret\0', null, { impute: 0, centre: 1, scale: 2 });
    expect(() =>
      assignmentSql(modelOf([step], [[0]]), { dialect: 'duckdb', table: 'customers' }),
    ).toThrow(/^(?!.*secret).*NUL/);
  });

  it('says that a model without a segment for a cluster is damaged', () => {
    expect(() =>
      assignmentSql({ ...model, segments: [] }, { dialect: 'duckdb', table: 'customers' }),
    ).toThrow('no segment for cluster 0');
  });
});
