import { afterEach, expect, it, vi } from 'vitest';
import { askEarly, fetchOrTake, readEarly } from './early.ts';

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

it('shows what was asked for early to whoever looks, and leaves it to be taken', async () => {
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('/session')
      ? Response.json({ user: 'ada' })
      : Response.json({ detail: 'gone' }, { status: 404 }),
  );
  askEarly('/session');
  askEarly('/runs/none');
  expect(await readEarly('/session')).toEqual({ user: 'ada' });
  expect(await readEarly('/session')).toEqual({ user: 'ada' });
  expect(await (await fetchOrTake('/api/v1/session')).json()).toEqual({ user: 'ada' });
  expect(await readEarly('/session')).toBeNull();
  expect(await readEarly('/runs/none')).toBeNull();
});

it('tells a failure to the reader, and nobody else', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no way')));
  askEarly('/session');
  expect(await readEarly('/session')).toBeNull();
  await expect(fetchOrTake('/api/v1/session')).rejects.toThrow('no way');
});
