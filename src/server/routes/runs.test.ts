import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableFile } from '../../store/index.ts';
import {
  modelFileSchema,
  runListSchema,
  runManifestSchema,
  segmentSchema,
} from '../../contract/index.ts';
import { createServer } from '../createServer.ts';
import { copyRun, testWorkspace, type TestWorkspace } from '../testWorkspace.fixture.ts';

let workspace: TestWorkspace;
let app: FastifyInstance;
let first = '';

beforeAll(async () => {
  workspace = await testWorkspace();
  app = await createServer({ root: workspace.root, env: {} });
  const { segments } = runManifestSchema.parse((await get(`runs/${workspace.runId}`)).json());
  first = segments[0].id;
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

const get = (path: string) => app.inject({ url: `/api/v1/${path}` });

async function edit(runId: string, segmentId: string, payload: object) {
  return app.inject({
    method: 'PATCH',
    url: `/api/v1/runs/${runId}/segments/${segmentId}`,
    payload,
  });
}

describe('reading runs', () => {
  it('lists them, and one published meanwhile at once', async () => {
    const { runs } = runListSchema.parse((await get('runs')).json());
    expect(runs.map(({ runId }) => runId)).toEqual([workspace.runId]);
    expect(runs[0]).toMatchObject({ k: 3, customers: 240, sources: ['bank.csv'] });
    await copyRun(workspace, 'from-elsewhere');
    const later = runListSchema.parse((await get('runs')).json());
    expect(later.runs.map(({ runId }) => runId).toSorted()).toEqual(
      [workspace.runId, 'from-elsewhere'].toSorted(),
    );
  });

  it('gives a manifest that names no folder of the machine', async () => {
    const response = await get(`runs/${workspace.runId}`);
    expect(runManifestSchema.parse(response.json()).config.source).toBe('bank.csv');
    expect(response.body).not.toContain(workspace.root);
  });

  it('gives the segments, and one', async () => {
    const { segments } = (await get(`runs/${workspace.runId}/segments`)).json();
    expect(segments).toHaveLength(3);
    const one = await get(`runs/${workspace.runId}/segments/${first}`);
    expect(segmentSchema.parse(one.json())).toEqual(segments[0]);
  });

  it.each(['runs/nothing', 'runs/nothing/segments', 'runs/nothing/report', 'models/nothing'])(
    'says that there is no %s',
    async (path) => {
      const response = await get(path);
      expect(response.statusCode).toBe(404);
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(response.json()).toMatchObject({ status: 404, title: 'Not Found' });
      expect(response.json().requestId).toBe(response.headers['x-request-id']);
    },
  );

  it('leaves a damaged run out of the list and says so when it is asked for', async () => {
    const folder = join(workspace.root, 'runs', 'damaged');
    await mkdir(folder);
    await writeFile(join(folder, 'run.json'), '{"half');
    expect((await get('runs')).json().runs).not.toHaveLength(0);
    const response = await get('runs/damaged');
    expect(response.statusCode).toBe(422);
    expect(response.json().detail).toContain('make the run again');
    expect(response.body).not.toContain(workspace.root);
  });
});

describe('taking runs away', () => {
  it('serves the report under a policy of its own', async () => {
    const response = await get(`runs/${workspace.runId}/report`);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.headers['content-disposition']).toBe('inline');
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("style-src 'unsafe-inline'");
    expect(policy).not.toContain('script-src');
  });

  it('exports the model in every language, with the options of each', async () => {
    const path = `runs/${workspace.runId}/exports`;
    expect((await get(`${path}/json`)).headers['content-disposition']).toContain('.json"');
    expect((await get(`${path}/ts`)).body).toContain('export');
    expect((await get(`${path}/onnx`)).headers['content-type']).toBe('application/octet-stream');
    const duck = await get(`${path}/sql?dialect=duckdb&table=bank.people`);
    const postgres = await get(`${path}/sql?dialect=postgresql&table=bank.people`);
    expect(duck.body).toContain('people');
    expect(postgres.body).not.toBe(duck.body);
    expect((await get(`${path}/sql?model=segments`)).statusCode).toBe(200);
    expect((await get(`${path}/sql?model=everything`)).statusCode).toBe(400);
    expect((await get(`${path}/json?dialect=duckdb`)).json().detail).toBe(
      'dialect means nothing for format json; leave it out.',
    );
    expect((await get(`${path}/excel`)).statusCode).toBe(404);
  });
});

describe('editing the words of a segment', () => {
  const name = '=SUM(A1) <b>"Rich"</b>';

  it('shows them wherever the segment is told', async () => {
    const { runId } = workspace;
    const old = segmentSchema.parse((await get(`runs/${runId}/segments/${first}`)).json());
    const changed = await edit(runId, first, { name });
    expect(changed.statusCode).toBe(200);
    expect(segmentSchema.parse(changed.json())).toEqual({ ...old, name });
    const strategy = [{ action: 'Call them', rationale: 'They like it', evidence: '' }];
    const again = await edit(runId, first, { summary: 'Few, but dear.', strategy });
    expect(again.json()).toEqual({ ...old, name, summary: 'Few, but dear.', strategy });

    const { runs } = runListSchema.parse((await get('runs')).json());
    const listed = runs.find((run) => run.runId === runId);
    expect(listed?.segments.find(({ id }) => id === first)?.name).toBe(name);
    expect(runManifestSchema.parse((await get(`runs/${runId}`)).json()).segments[0].name).toBe(
      name,
    );
    const model = modelFileSchema.parse((await get(`models/${runId}`)).json());
    expect(model.segments.find(({ id }) => id === first)?.name).toBe(name);
    const report = (await get(`runs/${runId}/report`)).body;
    expect(report).toContain('Few, but dear.');
    expect(report).toContain('&lt;b&gt;');
    expect(report).not.toContain('<b>"Rich');
    const lines = (await get(`runs/${runId}/segments.csv`)).body.trimEnd().split('\n');
    expect(lines).toHaveLength(241);
    const own = lines.filter((line) => line.split(',')[1] === first);
    expect(own).toHaveLength(old.size);
    for (const line of own) expect(line).toContain(`"'=SUM(A1) <b>""Rich""</b>"`);
  });

  it('serves the model as it is without edits', async () => {
    await copyRun(workspace, 'plain');
    expect(modelFileSchema.parse((await get('models/plain')).json()).segments).toHaveLength(3);
  });

  it('refuses what is no edit, and what is not there', async () => {
    expect((await edit(workspace.runId, first, { name: ' ' })).statusCode).toBe(400);
    expect((await edit(workspace.runId, first, { size: 3 })).statusCode).toBe(400);
    expect((await edit(workspace.runId, 'S99', { name: 'x' })).statusCode).toBe(404);
    expect((await edit('nothing', first, { name: 'x' })).statusCode).toBe(404);
  });
});

describe('deleting a run', () => {
  it('removes it with its table and its edits', async () => {
    await copyRun(workspace, 'short-lived');
    await edit('short-lived', first, { name: 'Mine' });
    await writeFile(tableFile(workspace.root, 'short-lived'), '');
    const remove = () => app.inject({ method: 'DELETE', url: '/api/v1/runs/short-lived' });
    expect((await remove()).statusCode).toBe(204);
    expect((await get('runs/short-lived')).statusCode).toBe(404);
    await expect(access(tableFile(workspace.root, 'short-lived'))).rejects.toThrow('ENOENT');
    expect((await remove()).statusCode).toBe(404);
    await copyRun(workspace, 'short-lived');
    expect((await get(`runs/short-lived/segments/${first}`)).json().name).not.toBe('Mine');
  });
});
