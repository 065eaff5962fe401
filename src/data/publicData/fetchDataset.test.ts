import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '../../../test/support/zip.ts';
import { publicDatasets, type PublicDataset } from './catalogue.ts';
import { fetchDataset, type FetchedFile } from './fetchDataset.ts';
import { unzipFile } from './unzip.ts';

const rows = Buffer.from('a;b\n1;2\n'.repeat(20_000));
const more = Buffer.from('c\n3\n');
const archive = zipOf({ 'inner.zip': zipOf({ 'deep/rows.csv': rows }), 'more.csv': more });
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const dataset: PublicDataset = {
  name: 'some',
  title: 'Some',
  about: 'rows',
  publisher: 'Someone',
  address: 'http://127.0.0.1:1/some.zip',
  licence: 'CC BY 4.0',
  citation: 'Someone (2020)',
  files: [
    { name: 'rows.csv', from: 'inner.zip!deep/rows.csv', sha256: sha256(rows) },
    { name: 'more.csv', from: 'more.csv', sha256: sha256(more) },
  ],
};

let folder = '';
let server: Server;
let answer: RequestListener;
let asked = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-fetch-'));
  asked = 0;
  answer = (_, response) => response.end(archive);
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const out = (): string => join(folder, 'data');
function get(
  given: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void } = {},
): Promise<FetchedFile[]> {
  return fetchDataset(dataset, {
    folder: out(),
    from: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some.zip`,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...given,
  });
}
const written = (): Promise<string[]> => readdir(out()).catch(() => []);

it('fetches, checks and unpacks, and does not fetch twice', async () => {
  const seen: number[] = [];
  const files = await get({ onProgress: (bytes) => seen.push(bytes) });
  expect(files.map(({ isNew }) => isNew)).toEqual([true, true]);
  expect(await readFile(join(out(), 'rows.csv'))).toEqual(rows);
  expect(await readFile(join(out(), 'more.csv'))).toEqual(more);
  expect((await written()).toSorted()).toEqual(['more.csv', 'rows.csv']);
  expect(seen.at(-1)).toBe(archive.length);
  expect((await get()).map(({ isNew }) => isNew)).toEqual([false, false]);
  expect(asked).toBe(1);
});

it('fetches only what is not there', async () => {
  await get();
  await rm(join(out(), 'more.csv'));
  expect((await get()).map(({ isNew }) => isNew)).toEqual([false, true]);
});

describe('leaves nothing behind', () => {
  it.each<[string, RequestListener, string, RegExp]>([
    ['no such page', (_, to) => to.writeHead(404).end(), 'resource', /answered 404; name another/],
    [
      'a connection that breaks',
      (_, to) => {
        to.writeHead(200, { 'content-length': archive.length });
        to.write(archive.subarray(0, 100), () => to.destroy());
      },
      'resource',
      /cannot be reached or broke off; check the network/,
    ],
    ['no archive', (_, to) => to.end('<html>sign in</html>'), 'data', /no archive that holds rows/],
    [
      'other data',
      (_, to) => to.end(zipOf({ 'inner.zip': zipOf({ 'deep/rows.csv': more }), 'more.csv': more })),
      'data',
      /rows\.csv .* is not the file that is known/,
    ],
    [
      'half an archive',
      (_, to) => to.end(archive.subarray(0, archive.length / 2)),
      'data',
      /no archive/,
    ],
  ])('%s', async (_, listener, kind, said) => {
    answer = listener;
    await expect(get()).rejects.toMatchObject({ kind, message: expect.stringMatching(said) });
    expect(await written()).toEqual([]);
  });

  it('a cancelled download', async () => {
    answer = (_, to) => to.write(archive.subarray(0, 100));
    const stop = new AbortController();
    const got = get({ signal: stop.signal, onProgress: () => stop.abort() });
    await expect(got).rejects.toMatchObject({ name: 'AbortError' });
    expect(await written()).toEqual([]);
  });
});

it('does not write over another file', async () => {
  await get();
  await writeFile(join(out(), 'more.csv'), 'mine');
  await expect(get()).rejects.toMatchObject({ kind: 'usage' });
  expect(await readFile(join(out(), 'more.csv'), 'utf8')).toBe('mine');
});

it('refuses what is no web address', async () => {
  const options = {
    folder: out(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
  await expect(fetchDataset(dataset, { ...options, from: 'file:///etc/hosts' })).rejects.toThrow(
    '"file:///etc/hosts" is no web address',
  );
});

it('unzips what was zipped, and never throws on damaged archives', () => {
  expect(unzipFile(zipOf({ a: rows }, { stored: true }), 'a')).toEqual(rows);
  expect(unzipFile(archive, 'b')).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 20 }),
      (changes) => {
        const damaged = Buffer.from(archive);
        for (const [at, byte] of changes) damaged[at] = byte;
        const found = unzipFile(damaged, 'inner.zip!deep/rows.csv');
        expect(found === null || Buffer.isBuffer(found)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('knows where each file lies, its licence and how it is cited', async () => {
  for (const { address, licence, citation, files } of await publicDatasets()) {
    expect(address).toMatch(/^https:\/\//);
    expect([licence, citation].every((text) => text !== '')).toBe(true);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    for (const { name } of files) expect(name).toMatch(/^[\w.-]+$/);
  }
});
