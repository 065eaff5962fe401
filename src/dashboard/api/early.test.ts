import { afterEach, expect, it, vi } from 'vitest';
import { askEarly, fetchOrTake } from './early.ts';

afterEach(() => vi.unstubAllGlobals());

it('gives what was asked for early once, to a reader, and asks anew after that', async () => {
  const seen: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    seen.push(`${init?.method ?? 'GET'} ${url}`);
    return new Response(String(seen.length));
  });
  askEarly('/session');
  const texts = [
    await fetchOrTake('/api/v1/session', { method: 'DELETE' }),
    await fetchOrTake('/api/v1/session'),
    await fetchOrTake('/api/v1/session'),
    await fetchOrTake('/api/v1/other'),
  ].map((response) => response.text());
  expect(await Promise.all(texts)).toEqual(['2', '1', '3', '4']);
  expect(seen).toEqual([
    'GET /api/v1/session',
    'DELETE /api/v1/session',
    'GET /api/v1/session',
    'GET /api/v1/other',
  ]);
});

it('tells a failure to the reader, and nobody else', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no way')));
  askEarly('/session');
  await expect(fetchOrTake('/api/v1/session')).rejects.toThrow('no way');
});
