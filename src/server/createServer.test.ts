import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { healthSchema, version, versionHeader } from '../contract/index.ts';
import { createServer } from './createServer.ts';
import { testFolder } from './testWorkspace.fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await testFolder();
  const dashboard = join(folder, 'dashboard');
  await mkdir(join(dashboard, 'assets'), { recursive: true });
  await writeFile(join(dashboard, 'index.html'), '<!doctype html><title>Clientele</title>');
  await writeFile(join(dashboard, 'assets', 'app-1a2b.js'), 'start()');
  await writeFile(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const server = (more: Partial<Parameters<typeof createServer>[0]> = {}) =>
  createServer({
    root: join(folder, 'workspace'),
    env: {},
    dashboard: join(folder, 'dashboard'),
    ...more,
  });

/** Headers of every answer that a browser shall neither keep nor guess at. */
const safe = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': expect.stringContaining("default-src 'none'"),
};

describe('health and metrics', () => {
  it('is well, and says so to everyone', async () => {
    const app = await server({ host: '0.0.0.0' });
    const response = await app.inject('/health');
    expect(response.statusCode).toBe(200);
    expect(healthSchema.parse(response.json())).toMatchObject({ status: 'ok', version });
    expect(response.headers[versionHeader]).toBe(version);
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    await app.close();
  });

  it('is ill when the workspace cannot be written or the catalogue is gone', async () => {
    const root = join(folder, 'ill');
    const app = await server({ root });
    await rm(root, { recursive: true });
    await writeFile(root, 'in the way');
    const response = await app.inject('/health');
    expect(response.statusCode).toBe(503);
    const { status, checks } = healthSchema.parse(response.json());
    expect(status).toBe('failing');
    expect(checks.find(({ name }) => name === 'workspace')?.ok).toBe(false);
    expect(response.body).not.toContain(folder);
    await app.close();
  });

  it('counts requests by route pattern, and jobs', async () => {
    const app = await server();
    await app.inject('/api/v1/runs/some-run');
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(
      /clientele_http_requests_total\{method="GET",route="\/api\/v1\/runs\/:id",status="404"\} 1/,
    );
    expect(body).toContain('clientele_http_request_duration_seconds_bucket');
    expect(body).toContain('clientele_jobs{state="queued"} 0');
    expect(body).toContain('nodejs_eventloop_lag_seconds');
    expect(body).not.toContain('some-run');
    await app.close();
  });
});

describe('the log', () => {
  it('holds a line a request, and nothing of its address or body', async () => {
    const lines: string[] = [];
    const app = await server({ logTo: { write: (line) => void lines.push(line) } });
    const { headers } = await app.inject('/api/v1/runs/anna/customers/smith?born=1970');
    await app.inject('/api/v1/nothing?name=anna');
    await app.close();
    const text = lines.join('');
    expect(text).not.toMatch(/anna|smith|1970/);
    const line = lines.map((each) => JSON.parse(each)).find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({
      method: 'GET',
      route: '/api/v1/runs/:id/customers/:customerId',
      status: 404,
      reqId: headers['x-request-id'],
    });
    expect(line.ms).toBeTypeOf('number');
  });
});

describe('overload', () => {
  it('refuses work while the process is late, but answers how it is', async () => {
    let late = true;
    const app = await server({ isLate: () => late });
    const refused = await app.inject('/api/v1/runs');
    expect(refused.statusCode).toBe(503);
    expect(refused.headers).toMatchObject({ 'retry-after': '5', ...safe });
    expect((await app.inject('/health')).statusCode).toBe(200);
    late = false;
    expect((await app.inject('/api/v1/runs')).statusCode).toBe(200);
    await app.close();
  });
});

describe('addresses where nothing is', () => {
  it('answer with a problem document under the same headers, and are not repeated', async () => {
    const app = await server();
    for (const url of [
      '/api',
      '/api/v1',
      '/api/v1/smith',
      '/%61pi/v1/smith',
      '/api/v1/smith/%zz',
      '/%ff/smith',
      `/api/v1/runs/${'smith'.repeat(400)}`,
    ]) {
      const { statusCode, headers, body } = await app.inject(url);
      expect([url, statusCode]).toEqual([url, 404]);
      expect(headers).toMatchObject({
        'content-type': expect.stringContaining('problem'),
        ...safe,
      });
      expect(body).not.toContain('smith');
    }
    await app.close();
  });
});

describe('the description of the API', () => {
  it('names every route, and has pages for people under the strict policy', async () => {
    const app = await server();
    const description = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
      .parse((await app.inject('/api/openapi.json')).json());
    expect(description.openapi).toBe('3.1.0');
    for (const path of [
      '/health',
      '/api/v1/datasets',
      '/api/v1/jobs/{id}/events',
      '/api/v1/runs/{id}/segments/{segmentId}',
      '/api/v1/runs/{id}/customers/query',
      '/api/v1/runs/{id}/score/file',
      '/api/v1/session',
    ]) {
      expect(description.paths).toHaveProperty([path]);
    }
    const docs = await app.inject('/api/docs/');
    expect(docs.body).toContain('swagger-ui');
    expect(docs.headers['content-security-policy']).toContain("style-src 'self'");
    expect(docs.body).not.toMatch(/<script>|<style>| style=/);
    expect((await app.inject('/api/docs/static/swagger-initializer.js')).body).toContain(
      '/api/openapi.json',
    );
    await app.close();
  });
});

describe('the dashboard', () => {
  it('serves its files, and its page for every place in it', async () => {
    const app = await server();
    const script = await app.inject('/assets/app-1a2b.js');
    expect(script.body).toBe('start()');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const place of ['/', '/runs/some-run', '/runs/some-run/customers']) {
      const page = await app.inject(place);
      expect(page.body).toContain('<title>Clientele</title>');
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.headers['cache-control']).toBe('no-cache');
    }
    await app.close();
  });

  it('sends the compressed file that the build put beside one, to who can read it', async () => {
    const assets = join(folder, 'dashboard', 'assets');
    await writeFile(join(assets, 'app-1a2b.js.gz'), gzipSync('start()'));
    const app = await server();
    const url = '/assets/app-1a2b.js';
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': expect.stringContaining('javascript'),
    });
    expect(String(gunzipSync(packed.rawPayload))).toBe('start()');
    expect((await app.inject(url)).body).toBe('start()');
    expect((await app.inject(`${url}.gz`)).statusCode).toBe(404);
    await app.close();
    await rm(join(assets, 'app-1a2b.js.gz'));
  });

  it('serves nothing else', async () => {
    const app = await server();
    for (const path of [
      '/assets/old.js',
      '/api/v1/nothing',
      '/api/nothing',
      '/metrics/x',
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
    ]) {
      const response = await app.inject(path);
      expect([path, response.statusCode]).toEqual([path, 404]);
      expect(response.body).not.toBe('secret');
    }
    await app.close();
  });

  it('says how to build it where it is not built', async () => {
    const app = await server({ dashboard: join(folder, 'none') });
    const response = await app.inject('/');
    expect(response.statusCode).toBe(503);
    expect(response.body).toContain('npm run build');
    await app.close();
  });
});
