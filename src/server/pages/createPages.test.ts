import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerOptions } from '../assembleServer.ts';
import { createServer } from '../createServer.ts';
import { testWorkspace, type TestWorkspace } from '../testWorkspace.fixture.ts';

/** Stands for the code that the build makes: tells what a page was drawn from, and how often it was drawn. */
const drawPage = `
let drawn = 0;
export async function drawPage({ run, ...facts }) {
  if (facts.address.includes('fail')) throw new Error('cannot be drawn');
  const names = run.segments.map(({ name }) => name);
  return JSON.stringify({ ...facts, names, drawn: ++drawn });
}`;

let workspace: TestWorkspace;
let dashboard = '';
let page = '';
beforeAll(async () => {
  workspace = await testWorkspace();
  page = `/runs/${workspace.runId}/explore`;
  dashboard = join(workspace.root, '../dashboard');
  const pages = join(workspace.root, '../pages');
  await Promise.all([mkdir(dashboard), mkdir(pages)]);
  await writeFile(join(dashboard, 'index.html'), '<head></head><div id="root"></div>');
  await writeFile(join(pages, 'files.json'), '{}');
  await writeFile(join(pages, 'drawPage.js'), drawPage);
});
afterAll(() => workspace[Symbol.asyncDispose]());

const server = (more: Partial<ServerOptions> = {}) =>
  createServer({ root: workspace.root, env: {}, dashboard, ...more });

interface Told {
  readonly address: string;
  readonly locale: string;
  readonly names: readonly string[];
  readonly drawn: number;
}

/** What was drawn into a page; null where nothing was. */
function toldBy(body: string): Told | null {
  const [, told = ''] = /<div id="root">(.*)<\/div>/.exec(body) ?? [];
  return told === '' ? null : (JSON.parse(told) as Told);
}

describe('a page that the server draws', () => {
  it('is made once for readers alike, anew for another language, selection or name of a segment', async () => {
    await using app = await server();
    const get = async (url: string, language: string) => {
      const answer = await app.inject({ url, headers: { 'accept-language': language } });
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
      return toldBy(answer.body);
    };
    const first = await get(page, 'de-DE,en');
    expect(first).toMatchObject({ address: page, locale: 'de-DE', drawn: 1 });
    expect(await get(page, 'de-DE')).toEqual(first);
    expect(await get(page, 'fr')).toMatchObject({ locale: 'fr', drawn: 2 });
    const selected = `${page}?segment=S1`;
    expect(await get(selected, 'de-DE')).toMatchObject({ address: selected, drawn: 3 });
    await app.inject({
      method: 'PATCH',
      url: `/api/v1/runs/${workspace.runId}/segments/S1`,
      payload: { name: 'Harbour' },
    });
    const renamed = await get(page, 'de-DE');
    expect(renamed?.drawn).toBe(4);
    expect(renamed?.names).toContain('Harbour');
  });

  it('keeps as many as one needs, and no more', async () => {
    await using app = await server();
    const drawnAt = async (place: number) =>
      toldBy((await app.inject(`${page}?range.age=${place}..`)).body)?.drawn ?? 0;
    const first = await drawnAt(0);
    for (let place = 1; place <= 16; place++) await drawnAt(place);
    expect(await drawnAt(16)).toBe(first + 16);
    expect(await drawnAt(0)).toBe(first + 17);
  });

  it('is left to the browser where it cannot be drawn, and where another page asks for it', async () => {
    const lines: string[] = [];
    await using app = await server({ logTo: { write: (line) => void lines.push(line) } });
    const asked = async (url: string, headers: Record<string, string> = {}) => {
      const { statusCode, body } = await app.inject({ url, headers });
      return [statusCode, toldBy(body)];
    };
    expect(await asked(`${page}?fail`)).toEqual([200, null]);
    expect(lines.some((line) => line.includes('a page could not be drawn'))).toBe(true);
    for (const place of ['/', '/runs/none/explore', `${page}/more`, '/runs/..%2f/explore']) {
      expect(await asked(place)).toEqual([200, null]);
    }
    const elsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(await asked(page, elsewhere)).toEqual([200, null]);
    const link = { ...elsewhere, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(await asked(page, link)).not.toEqual([200, null]);
  });

  it('tells a stranger nothing, and who signed in no secret of the session', async () => {
    await using app = await server();
    const password = 'four words of a seaside town';
    await app.inject({
      method: 'POST',
      url: '/api/v1/users',
      payload: { name: 'ada', password, role: 'admin' },
    });
    expect(toldBy((await app.inject(page)).body)).toBeNull();
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { name: 'ada', password },
    });
    expect(signedIn.statusCode).toBe(200);
    const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]));
    const { body } = await app.inject({ url: page, cookies });
    expect(toldBy(body)).toMatchObject({ session: { user: { name: 'ada' }, csrfToken: null } });
    expect(body).not.toContain(signedIn.json<{ csrfToken: string }>().csrfToken);
  });
});
