import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableFile } from '../../store/index.ts';
import {
  customerPageSchema,
  customerRowSchema,
  customerTableSchema,
  scoreResponseSchema,
  type CustomerQuery,
} from '../../contract/index.ts';
import { createServer } from '../createServer.ts';
import {
  copyRun,
  leftovers,
  nCustomers,
  testWorkspace,
  type TestWorkspace,
} from '../testWorkspace.fixture.ts';

let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  workspace = await testWorkspace();
  app = await createServer({ root: workspace.root, env: { ...process.env } });
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

const run = () => `/api/v1/runs/${workspace.runId}`;
const get = (path: string) => app.inject({ url: `${run()}/${path}` });
const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `${run()}/${path}`, payload });

async function page(query: CustomerQuery) {
  return customerPageSchema.parse((await post('customers/query', query)).json());
}

describe('looking at customers', () => {
  it('describes the table and gives its columns as bytes', async () => {
    const table = customerTableSchema.parse((await get('table')).json());
    expect(table.nCustomers).toBe(nCustomers);
    for (const { name, kind } of table.columns.filter(({ explorable }) => explorable)) {
      const { rawPayload, headers } = await get(`table/values?column=${encodeURIComponent(name)}`);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(rawPayload.byteLength).toBe(nCustomers * (kind === 'number' ? 4 : 2));
    }
    const { rawPayload } = await get('table/values?column=segment');
    const places = new Uint16Array(new Uint8Array(rawPayload).buffer);
    expect(new Set(places)).toEqual(new Set([0, 1, 2]));
    expect((await get('table/values?column=nothing')).statusCode).toBe(404);
  });

  it('answers queries, a page at a time', async () => {
    const all = await page({ limit: 500 });
    expect(all.total).toBe(nCustomers);
    expect(all.rows).toHaveLength(nCustomers);
    expect(await page({ offset: 10, limit: 3 })).toEqual({
      total: nCustomers,
      rows: all.rows.slice(10, 13),
    });
    const { segmentId } = all.rows[0];
    const own = await page({ segments: [segmentId], limit: 500 });
    expect(own.rows).toEqual(all.rows.filter((row) => row.segmentId === segmentId));
    expect((await post('customers/query', { segments: ['S99'] })).statusCode).toBe(400);
    expect((await post('customers/query', { limit: 501 })).statusCode).toBe(400);
  });

  it('finds one customer, and does not repeat an id that it does not find', async () => {
    const { rows } = await page({ limit: 1 });
    const found = await get(`customers/${encodeURIComponent(rows[0].customerId)}`);
    expect(customerRowSchema.parse(found.json())).toEqual(rows[0]);
    const missing = await get('customers/Jane-Doe-1970');
    expect(missing.statusCode).toBe(404);
    expect(missing.body).not.toContain('Jane');
  });

  it('writes a selection as CSV under the names that people gave', async () => {
    const { rows } = await page({ limit: 500 });
    const { segmentId } = rows[0];
    const own = rows.filter((row) => row.segmentId === segmentId);
    const exported = await post('customers/export', { segments: [segmentId] });
    expect(exported.headers['content-disposition']).toContain('attachment');
    const lines = exported.body.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^customer_id,segment_id,segment,/);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      own.map((row) => row.customerId),
    );
    expect((await post('customers/export', { limit: 3 })).statusCode).toBe(400);

    await app.inject({
      method: 'PATCH',
      url: `${run()}/segments/${segmentId}`,
      payload: { name: 'Harbour' },
    });
    const renamed = (await post('customers/export', { segments: [segmentId] })).body;
    expect(renamed.trimEnd().split('\n')[1].split(',')[2]).toBe('Harbour');
    const [row] = (await page({ segments: [segmentId], limit: 1 })).rows;
    expect(row.segment).toBe('Harbour');
    expect(await leftovers(workspace.root)).toEqual([]);
  });

  it('makes a table that is not there, or damaged, from the source', async () => {
    await copyRun(workspace, 'without-table');
    const table = await app.inject({ url: '/api/v1/runs/without-table/table' });
    expect(customerTableSchema.parse(table.json()).nCustomers).toBe(nCustomers);
    expect((await readFile(tableFile(workspace.root, 'without-table'))).length).toBeGreaterThan(0);
  });

  it('says that the source is gone', async () => {
    await copyRun(workspace, 'without-source');
    await rename(workspace.source, `${workspace.source}.away`);
    const response = await app.inject({ url: '/api/v1/runs/without-source/table' });
    await rename(`${workspace.source}.away`, workspace.source);
    expect(response.statusCode).toBe(409);
    expect(response.json().detail).toContain('is gone');
    expect((await get('table')).statusCode).toBe(200);
  });
});

describe('scoring', () => {
  it('tells the segments of customers as the run did', async () => {
    const { rows } = await page({ limit: 500 });
    const customers = rows.map(({ values }) => values);
    const { scores } = scoreResponseSchema.parse((await post('score', { customers })).json());
    expect(scores.map(({ segmentId }) => segmentId)).toEqual(rows.map((row) => row.segmentId));
    expect(scores.map(({ segment }) => segment)).toEqual(rows.map((row) => row.segment));
    expect(scores[0].reasons.length).toBeGreaterThan(0);
    expect((await post('score', { customers: [] })).statusCode).toBe(400);
  });

  it('scores a file in a process of its own and leaves nothing of it', async () => {
    const scored = await app.inject({
      method: 'POST',
      url: `${run()}/score/file?name=bank.csv`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: await readFile(workspace.source),
    });
    expect(scored.headers['content-disposition']).toBe('attachment; filename="bank-scored.csv"');
    const lines = scored.body.trimEnd().split('\n');
    expect(lines).toHaveLength(nCustomers + 1);
    expect(lines[0]).toContain('segment_id');
    const refused = await app.inject({
      method: 'POST',
      url: `${run()}/score/file?name=other.csv`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from([0, 1, 2, 255]),
    });
    expect(refused.statusCode).toBe(422);
    expect(await leftovers(workspace.root)).toEqual([]);
    await rm(join(workspace.root, 'cache', 'scores'), { recursive: true });
  });
});
