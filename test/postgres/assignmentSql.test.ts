import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../src/contract/index.ts';
import type { Table } from '../../src/core/index.ts';
import { assignmentSql, openSession } from '../../src/data/index.ts';
import {
  anyModel,
  expectedOf,
  hostile,
  isNear,
  makeCustomers,
  readCustomers,
  richModel,
  tiedModel,
} from '../support/exportedModels.ts';

const server = process.env['CLIENTELE_TEST_POSTGRES'];
const reason = 'needs PostgreSQL; "npm run test:postgres" starts one and runs these tests';
if (server === undefined) process.stdout.write(`test/postgres is skipped: it ${reason}.\n`);

/** Runs statements with psql; the first error stops it. */
function psql(statements: string, input = ''): string {
  const args = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', server ?? '', '-c', statements];
  const { status, stdout, stderr, error } = spawnSync('psql', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, PGCLIENTENCODING: 'UTF8' },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Copies a table into PostgreSQL, in the types that a bank's table would have. */
function copyIn(name: string, table: Table): void {
  const types: Readonly<Record<string, string>> = {
    visits: 'integer',
    clientele_filled_1: 'numeric(9, 3)',
    [hostile]: 'double precision',
    día: 'double precision',
    job: 'text',
    loan: 'boolean',
  };
  const columns = table.columns.map((column) => `${quoted(column.name)} ${types[column.name]}`);
  psql(`CREATE TABLE ${name} (place integer, ${columns.join(', ')})`);
  const rows = table.rowIds.map((_, row) => [
    row,
    ...table.columns.map((column) => cell(column, row)),
  ]);
  psql(`COPY ${name} FROM STDIN (FORMAT csv)`, rows.map((row) => `${row.join(',')}\n`).join(''));
}

function cell(column: Table['columns'][number], row: number): string {
  if (column.kind === 'category')
    return column.codes[row] < 0 ? '' : quoted(column.levels[column.codes[row]]);
  const value = column.values[row];
  // Half of the missing numbers go in as NaN, where the type has it.
  if (!Number.isNaN(value)) return String(value);
  return row % 2 === 0 && (column.name === hostile || column.name === 'día') ? 'NaN' : '';
}

function check(model: ModelFile, name: string, table: Table, isExact = false): Set<number> {
  const expected = expectedOf(model, table);
  const sql = assignmentSql(model, { dialect: 'postgresql', table: name });
  const lines = psql(
    `COPY (SELECT cluster, distance, segment_id FROM (${sql}) AS s ORDER BY place) TO STDOUT (FORMAT csv)`,
  )
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  expect(lines).toHaveLength(table.nRows);
  const labels = Int32Array.from(lines, ([cluster]) => (cluster === '' ? -1 : Number(cluster)));
  expect(labels).toEqual(expected.labels);
  expect(lines.every(([cluster, , id]) => id === (cluster === '' ? '' : `s${cluster}`))).toBe(true);
  const distances = lines.map(([, distance]) => (distance === '' ? NaN : Number(distance)));
  const isSame = isExact ? Object.is : isNear;
  expect(distances.every((distance, i) => isSame(distance, expected.distances[i]))).toBe(true);
  return new Set(labels);
}

describe.skipIf(server === undefined)(`the statement on PostgreSQL (${reason})`, () => {
  const tables: { few?: Table; many?: Table } = {};
  beforeAll(async () => {
    await using session = await openSession({ threads: 1 });
    for (const [size, nRows] of [
      ['few', 150],
      ['many', 100_000],
    ] as const) {
      const table = await readCustomers(session, await makeCustomers(session, nRows));
      tables[size] = table;
      psql(`DROP TABLE IF EXISTS ${size}`);
      copyIn(size, table);
    }
  });
  afterAll(() => psql('DROP TABLE IF EXISTS few; DROP TABLE IF EXISTS many'));

  it('gives every customer of any model the segment that assign gives', () => {
    const { few } = tables;
    if (few === undefined) throw new Error('no table');
    fc.assert(
      fc.property(anyModel, (model) => {
        check(model, 'few', few);
      }),
      { numRuns: 25 },
    );
  });

  it('lets the smaller centroid win where distances are equal, with the same bits', () => {
    const { few } = tables;
    if (few === undefined) throw new Error('no table');
    fc.assert(
      fc.property(tiedModel, (model) => {
        check(model, 'few', few, true);
      }),
      { numRuns: 10 },
    );
  });

  it('agrees on each of 100,000 customers', () => {
    const { many } = tables;
    if (many === undefined) throw new Error('no table');
    expect(check(richModel(), 'many', many).size).toBe(5);
  });

  it('computes what it has computed before only once', () => {
    // The planner may merge stages that call it, as it is said to be immutable.
    psql(`CREATE SEQUENCE calls; CREATE FUNCTION counted(float8) RETURNS float8 LANGUAGE plpgsql IMMUTABLE
      AS 'BEGIN PERFORM nextval(''calls''); RETURN tanh($1); END'`);
    const sql = assignmentSql(richModel(), { dialect: 'postgresql', table: 'few' });
    psql(`CREATE TABLE scored AS ${sql.replaceAll('tanh(', 'counted(')}`);
    expect(psql('SELECT last_value, (SELECT count(*) FROM scored) FROM calls')).toContain(
      '150 |   150',
    );
    psql('DROP TABLE scored; DROP FUNCTION counted; DROP SEQUENCE calls');
  });
});
