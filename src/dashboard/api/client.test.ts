import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { version, versionHeader } from '../../contract/index.ts';
import { ApiError } from './apiError.ts';
import { createApi } from './client.ts';
import { fakeFetch } from './fakeFetch.fixture.ts';

const shape = z.object({ k: z.number() });
const json =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status });

async function errorFrom(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw new Error('an ApiError was expected');
  return error;
}

describe('createApi', () => {
  it('reads a resource below /api/v1 and checks its shape', async () => {
    const { fetcher, seen } = fakeFetch(json({ k: 4, more: true }));
    expect(await createApi(fetcher).get('/x', shape)).toEqual({ k: 4 });
    expect(seen[0].url).toBe('/api/v1/x');
  });

  it('sends the token with changes once it holds one, and never with reading', async () => {
    const { fetcher, seen } = fakeFetch(json({ k: 1 }));
    const api = createApi(fetcher);
    await api.send({ method: 'POST', path: '/x', body: { a: 1 }, schema: shape });
    api.holdCsrfToken('t0ken');
    await api.send({ method: 'DELETE', path: '/x', schema: shape });
    await api.file('/x', { a: 1 });
    await api.get('/x', shape);
    expect(seen.map(({ headers }) => headers.get('x-csrf-token'))).toEqual([
      null,
      't0ken',
      't0ken',
      null,
    ]);
    expect(seen[0].body).toBe('{"a":1}');
    expect(seen[0].headers.get('content-type')).toBe('application/json');
    expect(seen[1].headers.get('content-type')).toBeNull();
  });

  it('sends a file as it is', async () => {
    const { fetcher, seen } = fakeFetch(() => new Response('scored'));
    const file = new Blob(['a,b']);
    expect(await (await createApi(fetcher).file('/x', file)).text()).toBe('scored');
    expect(seen[0].body).toBe(file);
    expect(seen[0].headers.get('content-type')).toBe('application/octet-stream');
  });

  it('tells what a problem document says', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: 'There is no run "x"; list them first.',
      requestId: 'r1',
    };
    const { fetcher } = fakeFetch(json(problem, 404));
    const error = await errorFrom(createApi(fetcher).get('/x', shape));
    expect(error).toMatchObject({ status: 404, message: problem.detail, requestId: 'r1' });
  });

  it('has a sentence where the answer is no problem document', async () => {
    const { fetcher } = fakeFetch(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const error = await errorFrom(createApi(fetcher).bytes('/x'));
    expect(error.status).toBe(502);
    expect(error.message).not.toContain('<h1>');
  });

  it('says that the server cannot be reached', async () => {
    const { fetcher } = fakeFetch(() => {
      throw new TypeError('fetch failed');
    });
    const error = await errorFrom(createApi(fetcher).get('/x', shape));
    expect(error).toMatchObject({ status: 0, requestId: null });
    expect(error.message).toContain('cannot be reached');
  });

  it('takes what its own version wrote as it is, and checks what another did', async () => {
    const from = (by: string, body: unknown) =>
      fakeFetch(() => Response.json(body, { headers: { [versionHeader]: by } })).fetcher;
    const whole = { k: 4, more: true };
    expect(await createApi(from(version, whole)).getWritten('/x', shape)).toEqual(whole);
    expect(await createApi(from('0.0.1', whole)).getWritten('/x', shape)).toEqual({ k: 4 });
    const { fetcher } = fakeFetch(json({ k: 'four' }));
    const error = await errorFrom(createApi(fetcher).getWritten('/x', shape));
    expect(error.message).toContain('shape');
  });

  it('refuses an answer of another shape', async () => {
    const { fetcher } = fakeFetch(json({ k: 'four' }));
    expect((await errorFrom(createApi(fetcher).get('/x', shape))).message).toContain('shape');
  });
});
