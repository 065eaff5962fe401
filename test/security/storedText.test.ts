import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/index.ts';
import { testWorkspace, type TestWorkspace } from '../../src/server/testWorkspace.fixture.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const formula = '=cmd|"/c calc"!A1';

let workspace: TestWorkspace;
let app: FastifyInstance;
let run = '';
let segment = '';

beforeAll(async () => {
  workspace = await testWorkspace();
  app = await createServer({ root: workspace.root, env: {} });
  run = `/api/v1/runs/${workspace.runId}`;
  const { segments } = (await app.inject(run)).json();
  segment = `${run}/segments/${segments[0].id}`;
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

async function edit(payload: object): Promise<void> {
  const response = await app.inject({ method: 'PATCH', url: segment, payload });
  expect(response.statusCode).toBe(200);
}

describe('text that people wrote', () => {
  it('runs nowhere (stored XSS, as in Jupyter and Metabase)', async () => {
    const strategy = [{ action: script, rationale: script, evidence: script }];
    await edit({ name: script, summary: script, strategy });
    const report = await app.inject(`${run}/report`);
    expect(report.body).not.toContain('<script');
    expect(report.body).not.toContain('<img src=x');
    expect(report.body).toContain('&lt;script&gt;');
    expect(String(report.headers['content-security-policy'])).toContain("default-src 'none'");
    expect(String(report.headers['content-security-policy'])).not.toContain('script-src');
    for (const url of ['/api/v1/runs', run, `${run}/segments`, segment]) {
      const { headers, body } = await app.inject(url);
      expect(body).toContain('alert(1)');
      expect(headers['content-type']).toContain('application/json');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('is no formula when a table program opens it (CSV injection)', async () => {
    for (const name of [formula, '+1+1', '-1+1', '@SUM(A1)']) {
      await edit({ name });
      for (const request of [
        { method: 'GET', url: `${run}/segments.csv` },
        { method: 'POST', url: `${run}/customers/export`, payload: {} },
      ] as const) {
        const { body, headers } = await app.inject(request);
        expect(body).toContain(`'${name.slice(0, 4)}`);
        for (const cell of cells(body)) expect(cell).not.toMatch(/^(?:[=@\t\r]|[+-](?![\d.]))/);
        expect(headers['content-disposition']).toContain('attachment');
        expect(headers['x-content-type-options']).toBe('nosniff');
      }
    }
  });

  it('does not come back as a page from an error', async () => {
    const url = `/api/v1/runs/${encodeURIComponent(script)}`;
    const { body, headers } = await app.inject({ url });
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).not.toContain('<script');
  });
});

function cells(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(','))
    .map((cell) => cell.replace(/^"/, ''));
}
