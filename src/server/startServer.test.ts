import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tableFile } from '../store/index.ts';
import { datasetSchema, jobSchema, runListSchema, type Job } from '../contract/index.ts';
import { datasetFile } from './uploads/datasets.ts';
import { startServer, type RunningServer } from './startServer.ts';
import { leftovers, testFolder, until, writeBank } from './testWorkspace.fixture.ts';

let folder = '';
let root = '';
let bank: Buffer;
let server: RunningServer | null = null;

beforeAll(async () => {
  folder = await testFolder();
  root = join(folder, 'workspace');
  await writeBank(join(folder, 'bank.csv'));
  bank = await readFile(join(folder, 'bank.csv'));
});
afterEach(async () => {
  await server?.stop();
  server = null;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(env: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  server = await startServer({
    root,
    port: 0,
    // A slow machine is not what is tested here.
    isLate: () => false,
    env: { ...process.env, CLIENTELE_DRAIN_SECONDS: '0', ...env },
  });
  return server;
}

const api = (path: string, init?: RequestInit) => fetch(`${server?.address}/api/v1/${path}`, init);

async function upload(body: Buffer | string, name = 'bank.csv'): Promise<Response> {
  return api(`datasets?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(Buffer.from(body)),
  });
}

async function ask(datasetId: string, options: object): Promise<Response> {
  return api('jobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ datasetId, options }),
  });
}

/** The jobs that an event stream tells, to its end. */
async function follow(id: string): Promise<Job[]> {
  const response = await api(`jobs/${id}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => jobSchema.parse(JSON.parse(event.slice('data: '.length))));
}

describe('uploads', () => {
  it('takes a file in whole, lists it and deletes it', async () => {
    await start();
    const response = await upload(bank, 'März/bank 1.csv');
    expect(response.status).toBe(201);
    const dataset = datasetSchema.parse(await response.json());
    expect(response.headers.get('location')).toBe(`/api/v1/datasets/${dataset.id}`);
    expect(dataset).toMatchObject({
      name: 'bank 1.csv',
      bytes: bank.length,
      fingerprint: createHash('sha256').update(bank).digest('hex'),
    });
    expect(await readFile(datasetFile(root, dataset))).toEqual(bank);
    expect(await (await api('datasets')).json()).toEqual({ datasets: [dataset] });
    expect(await (await api(`datasets/${dataset.id}`)).json()).toEqual(dataset);
    const remove = () => api(`datasets/${dataset.id}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect(await readdir(join(root, 'datasets'))).toEqual([]);
  });

  it('refuses what is empty, no file or too large, and keeps nothing of it', async () => {
    await start({ CLIENTELE_MAX_UPLOAD: '1000' });
    expect((await upload('')).status).toBe(400);
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await api('datasets?name=x.csv', json)).status).toBe(415);
    expect((await upload('x'.repeat(1000))).status).toBe(201);
    expect((await upload('x'.repeat(1001))).status).toBe(413);
    expect(await sendInParts(['x'.repeat(700), 'x'.repeat(700)])).toBe(413);
    expect(await readdir(join(root, 'datasets'))).toHaveLength(1);
    expect(await leftovers(root)).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const { port } = await start();
    const before = await readdir(join(root, 'datasets'));
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /api/v1/datasets?name=x.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/octet-stream\r\nContent-Length: 100000\r\n\r\n`,
    );
    socket.write('half');
    await until(async () => (await leftovers(root)).length > 0);
    socket.destroy();
    await until(async () => (await leftovers(root)).length === 0);
    expect(await readdir(join(root, 'datasets'))).toEqual(before);
  });
});

/** Sends a body without saying beforehand how long it is; resolves to the status. */
function sendInParts(parts: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server?.address}/api/v1/datasets?name=x.csv`,
      { method: 'POST', headers: { 'content-type': 'application/octet-stream' } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

describe('jobs', () => {
  it('makes a run from an upload, told to all who listen', async () => {
    await start();
    const { id: datasetId } = datasetSchema.parse(await (await upload(bank)).json());
    const response = await ask(datasetId, { k: 3, nInit: 1 });
    expect(response.status).toBe(202);
    const { id } = jobSchema.parse(await response.json());
    expect(response.headers.get('location')).toBe(`/api/v1/jobs/${id}`);
    expect((await api(`datasets/${datasetId}`, { method: 'DELETE' })).status).toBe(409);
    const [events, others] = await Promise.all([follow(id), follow(id)]);
    const last = events.at(-1);
    expect(last).toMatchObject({ state: 'done', progress: 1, datasetName: 'bank.csv' });
    expect(others.at(-1)).toEqual(last);
    expect(events.map(({ state }) => state)).toContain('running');
    const { runs } = runListSchema.parse(await (await api('runs')).json());
    expect(runs.find(({ runId }) => runId === last?.runId)).toMatchObject({ k: 3 });
    expect((await readFile(tableFile(root, String(last?.runId)))).length).toBeGreaterThan(0);
    expect(await (await api('jobs')).json()).toMatchObject({ jobs: [last] });
    expect((await api(`jobs/${id}`, { method: 'DELETE' })).status).toBe(409);
    expect(await leftovers(root)).toEqual([]);
  });

  it('tells why a file cannot be used, naming no folder', async () => {
    await start();
    const { id } = datasetSchema.parse(await (await upload('\0\x01\x02\xff', 'bad.csv')).json());
    const job = jobSchema.parse(await (await ask(id, {})).json());
    const last = (await follow(job.id)).at(-1);
    expect(last?.state).toBe('failed');
    expect(last?.error).toContain('bad.csv');
    expect(last?.error).not.toContain(root);
  });

  it('cancels one that runs', async () => {
    await start();
    const runsBefore = await readdir(join(root, 'runs'));
    const { id: datasetId } = datasetSchema.parse(await (await upload(bank)).json());
    const { id } = jobSchema.parse(await (await ask(datasetId, { nInit: 1000 })).json());
    await until(async () => {
      const { state } = jobSchema.parse(await (await api(`jobs/${id}`)).json());
      return state === 'running';
    });
    const cancelled = await api(`jobs/${id}`, { method: 'DELETE' });
    expect(cancelled.status).toBe(202);
    expect(jobSchema.parse(await cancelled.json()).state).toBe('cancelled');
    expect((await follow(id)).at(-1)?.state).toBe('cancelled');
    await server?.stop();
    server = null;
    expect(await readdir(join(root, 'runs'))).toEqual(runsBefore);
  });

  it('refuses options that are none, and a dataset that is not there', async () => {
    await start();
    const { id } = datasetSchema.parse(await (await upload(bank)).json());
    expect((await ask(id, { source: '/etc/passwd' })).status).toBe(400);
    expect((await ask(id, { k: 'many' })).status).toBe(400);
    expect((await ask('d-nothing', {})).status).toBe(404);
    expect((await api('jobs/j-nothing')).status).toBe(404);
    expect((await api('jobs/j-nothing/events')).status).toBe(404);
  });
});

describe('startServer', () => {
  it('takes the next port where none was asked for, and says that the one asked for is taken', async () => {
    const first = await startServer({ root, port: null, env: {} });
    const second = await startServer({ root, port: null, env: {} });
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.address).toBe(`http://127.0.0.1:${second.port}`);
    expect((await fetch(`${second.address}/health`)).status).toBe(200);
    await expect(startServer({ root, port: first.port, env: {} })).rejects.toMatchObject({
      kind: 'resource',
      message: expect.stringContaining(`Port ${first.port} is in use already`),
    });
    await Promise.all([first.stop(), second.stop()]);
  });

  it('ends event streams when it stops', async () => {
    await start();
    const { id: datasetId } = datasetSchema.parse(await (await upload(bank)).json());
    const { id } = jobSchema.parse(await (await ask(datasetId, { nInit: 1000 })).json());
    const followed = follow(id).catch(() => []);
    await until(async () => {
      const { state } = jobSchema.parse(await (await api(`jobs/${id}`)).json());
      return state === 'running';
    });
    await server?.stop();
    server = null;
    await followed;
    await start({ CLIENTELE_CONCURRENT_JOBS: '1' });
    expect(['queued', 'running']).toContain(
      jobSchema.parse(await (await api(`jobs/${id}`)).json()).state,
    );
    await api(`jobs/${id}`, { method: 'DELETE' });
  });
});
