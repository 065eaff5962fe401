import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  customerPageSchema,
  datasetPartsSchema,
  inspectionSchema,
  jobSchema,
  runManifestSchema,
} from '../../contract/index.ts';
import { tableFile } from '../../store/index.ts';
import { createServer } from '../createServer.ts';
import { testFolder, until } from '../testWorkspace.fixture.ts';

const table = 'clients of "May" ?&';
const nCustomers = 240;

let folder = '';
let app: FastifyInstance;
let datasetId = '';

function writeDatabase(path: string): void {
  const database = new DatabaseSync(path);
  const quoted = `"${table.replaceAll('"', '""')}"`;
  database.exec(`CREATE TABLE branches (branch TEXT); INSERT INTO branches VALUES ('A');
    CREATE TABLE ${quoted} (customer_id TEXT, balance REAL, visits INTEGER, opened TEXT, points REAL)`);
  const insert = database.prepare(`INSERT INTO ${quoted} VALUES (?, ?, ?, ?, ?)`);
  for (let i = 0; i < nCustomers; i++) {
    const group = i % 3;
    const date = `0${1 + (i % 9)}/0${1 + (i % 7)}/2026`;
    insert.run(`C${i}`, 100 + 900 * group + (i % 17), 1 + 5 * group + (i % 4), date, (i * 7) % 50);
  }
  database.close();
}

beforeAll(async () => {
  folder = await testFolder();
  app = await createServer({ root: join(folder, 'workspace'), env: {} });
  writeDatabase(join(folder, 'bank.sqlite'));
  datasetId = await upload('bank.sqlite', await readFile(join(folder, 'bank.sqlite')));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function upload(name: string, payload: string | Buffer): Promise<string> {
  const uploaded = await app.inject({
    method: 'POST',
    url: `/api/v1/datasets?name=${name}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload,
  });
  return uploaded.json().id;
}

const get = (path: string) => app.inject({ url: `/api/v1/${path}` });
const inspect = async (query: Record<string, string>) =>
  get(`datasets/${datasetId}/inspection?${new URLSearchParams(query).toString()}`);

it('lists the tables of a database file', async () => {
  const parts = datasetPartsSchema.parse((await get(`datasets/${datasetId}/parts`)).json());
  expect(parts).toEqual({ kind: 'table', names: ['branches', table] });
  expect((await get('datasets/nowhere/parts')).statusCode).toBe(404);
});

it('lists none of a file of one table, and says so where a file cannot be read', async () => {
  const rows = await upload('rows.csv', 'id,sum\nC1,2\n');
  expect((await get(`datasets/${rows}/parts`)).json()).toEqual({ kind: null, names: [] });
  const broken = await upload('broken.sqlite', `SQLite format 3\0${'x'.repeat(200)}`);
  const refused = await get(`datasets/${broken}/parts`);
  expect(refused.statusCode).toBe(422);
  expect(refused.json().detail).toContain('broken.sqlite');
  expect(refused.body).not.toContain(folder);
});

it('looks at the table that is named, in the way that is asked for', async () => {
  const found = inspectionSchema.parse((await inspect({ part: table })).json());
  expect(found).toMatchObject({ customers: nCustomers, shape: 'customers' });
  expect(found.warnings).toHaveLength(1);
  const answered = inspectionSchema.parse(
    (await inspect({ part: table, dates: 'month-first', shape: 'table' })).json(),
  );
  expect(answered).toMatchObject({ shape: 'table', warnings: [] });
  const opened = answered.columns.find(({ summary }) => summary.name === 'opened');
  expect(opened?.dates?.last).toBe('2026-09-07');
});

it.each([{ part: 'nowhere' }, { dates: 'sometimes' }, {}])('refuses %j', async (query) => {
  const refused = await inspect(query);
  expect(refused.statusCode).toBeGreaterThanOrEqual(400);
  expect(refused.body).not.toContain(folder);
});

it('makes a run of the table, with the roles that were given, and finds its customers again', async () => {
  const options = { part: table, k: 3, nInit: 1, roles: { points: 'score' }, exclude: ['visits'] };
  const asked = await app.inject({
    method: 'POST',
    url: '/api/v1/jobs',
    payload: { datasetId, options },
  });
  const { id } = jobSchema.parse(asked.json());
  const { runId } = await until(async () => {
    const job = jobSchema.parse((await get(`jobs/${id}`)).json());
    return job.endedAt === null ? null : job;
  });
  const run = runManifestSchema.parse((await get(`runs/${runId}`)).json());
  expect(run.data.customers).toBe(nCustomers);
  expect(run.data.roles.find(({ name }) => name === 'points')?.role).toBe('score');
  expect(run.features.names).toEqual(['balance', 'points']);
  const query = async () =>
    customerPageSchema.parse(
      (
        await app.inject({
          method: 'POST',
          url: `/api/v1/runs/${runId}/customers/query`,
          payload: { search: 'C23' },
        })
      ).json(),
    ).total;
  const before = await query();
  expect(before).toBeGreaterThan(0);
  await app.close();
  await rm(tableFile(join(folder, 'workspace'), runId ?? ''));
  app = await createServer({ root: join(folder, 'workspace'), env: {} });
  expect(await query()).toBe(before);
});
