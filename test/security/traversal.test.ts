import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/index.ts';
import { testWorkspace, type TestWorkspace } from '../../src/server/testWorkspace.fixture.ts';
import { traversalForms } from './traversalForms.ts';

const canary = 'canary-5f0c1d';
const parameter = /:[A-Za-z]+|\*/;
const methods = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

let workspace: TestWorkspace;
let app: FastifyInstance;
let secret = '';

beforeAll(async () => {
  workspace = await testWorkspace();
  const { root } = workspace;
  const folder = dirname(root);
  for (const place of [folder, root, join(root, 'runs'), join(root, 'datasets')]) {
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'canary.txt'), canary);
  }
  const dashboard = join(folder, 'dashboard');
  await mkdir(dashboard);
  await writeFile(join(dashboard, 'index.html'), '<!doctype html><title>Clientele</title>');
  const outside = join(folder, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'run.json'), JSON.stringify({ canary }));
  await symlink(outside, join(root, 'runs', 'linked'));
  app = await createServer({ root, env: {}, dashboard });
  secret = (await readFile(join(root, 'secret'), 'utf8')).trim();
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

/** Every route with a parameter, as the server itself lists them: a new one is tried by itself. */
function routesWithParameter(): { method: Method; url: string }[] {
  const found: { method: Method; url: string }[] = [];
  const paths = Object.keys(app.swagger().paths ?? {}).map((path) =>
    path.replaceAll(/\{([A-Za-z]+)\}/g, ':$1'),
  );
  for (const url of [...paths, '/*', '/api/docs/static/*'].filter((path) => parameter.test(path))) {
    for (const method of methods) if (app.hasRoute({ method, url })) found.push({ method, url });
  }
  return found;
}

/** The i-th form in the place of one parameter, the run's own id in the others; encoded once, or as it is. */
function addressOf(url: string, form: string, i: number): string {
  const names = url.match(/:[A-Za-z]+|\*/g) ?? [];
  const tried = names[i % names.length];
  const raw = encodeURI(form).replaceAll('%25', '%');
  const text = Math.floor(i / names.length) % 2 === 0 ? encodeURIComponent(form) : raw;
  return url.replaceAll(/:[A-Za-z]+|\*/g, (name) => (name === tried ? text : workspace.runId));
}

describe('paths from outside', () => {
  it('lead nowhere else, in any route (path traversal, as in MLflow)', async () => {
    const forms = traversalForms('canary.txt');
    expect(forms.length).toBeGreaterThanOrEqual(200);
    const routes = routesWithParameter();
    expect(routes.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const { method, url } of routes) {
      for (const [i, form] of forms.entries()) {
        const body = method === 'POST' || method === 'PATCH' ? { payload: {} } : {};
        const response = await app.inject({ method, url: addressOf(url, form, i), ...body });
        // Some forms make an address that is not the API's any more; there a page of the dashboard or the docs answers.
        const isPage = String(response.headers['content-type']).startsWith('text/html');
        const leaks = response.body.includes(canary) || response.body.includes(secret);
        const isOpen = response.statusCode < 400 && !isPage;
        if (leaks || isOpen || response.statusCode === 500) {
          wrong.push(`${method} ${url} ${JSON.stringify(form)}: ${response.statusCode}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tell nothing of a folder that is a link', async () => {
    for (const url of [
      '/api/v1/runs/linked',
      '/api/v1/models/linked',
      '/api/v1/runs/linked/report',
    ]) {
      const { statusCode, body } = await app.inject({ url });
      expect([404, 422]).toContain(statusCode);
      expect(body).not.toContain(canary);
    }
  });

  it('do not decide where an upload stands', async () => {
    const before = await readdir(dirname(workspace.root), { recursive: true });
    const forms = traversalForms('planted.csv').filter((_, i) => i % 12 === 0);
    for (const form of forms) {
      const response = await app.inject({
        method: 'POST',
        url: '/api/v1/datasets',
        query: { name: form },
        headers: { 'content-type': 'application/octet-stream' },
        payload: 'a,b\n1,2\n',
      });
      expect([201, 400]).toContain(response.statusCode);
      expect(String(response.json().name)).not.toMatch(/[/\\]/);
    }
    const after = await readdir(dirname(workspace.root), { recursive: true });
    const made = after.filter((name) => !before.includes(name));
    expect(made.filter((name) => !/^workspace\/(datasets\/|catalogue\.)/.test(name))).toEqual([]);
  });

  it('cannot be named as a source: no file is read and no address is called (SSRF, as in Gradio)', async () => {
    const paths = [
      '/etc/passwd',
      'file:///etc/passwd',
      'http://169.254.169.254/latest',
      '../canary.txt',
    ];
    for (const source of paths) {
      for (const payload of [
        { datasetId: source },
        { datasetId: 'd-1', options: { source } },
        { datasetId: 'd-1', options: { playbook: source } },
        { datasetId: 'd-1', options: {}, source },
      ]) {
        const response = await app.inject({ method: 'POST', url: '/api/v1/jobs', payload });
        expect([400, 404]).toContain(response.statusCode);
        expect(response.body).not.toContain(canary);
      }
    }
    expect((await app.inject('/api/v1/jobs')).json()).toEqual({ jobs: [] });
  });
});
