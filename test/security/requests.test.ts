import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessApp, type AccessApp } from './accessApp.ts';

const local = { host: '127.0.0.1' };

async function withEcho(): Promise<AccessApp> {
  return accessApp({
    ...local,
    more: (app) =>
      app.post(
        '/api/v1/echo',
        { config: { access: 'viewer' }, schema: { body: z.record(z.string(), z.unknown()) } },
        async () => ({ reached: true }),
      ),
  });
}

async function send({ app }: AccessApp, payload: string) {
  const headers = { 'content-type': 'application/json' };
  return app.inject({ method: 'POST', url: '/api/v1/echo', payload, headers });
}

describe('a request', () => {
  it('cannot pollute prototypes', async () => {
    await using server = await withEcho();
    expect((await send(server, '{"fine":1}')).statusCode).toBe(200);
    for (const payload of [
      '{"__proto__":{"admin":true}}',
      '{"a":{"__proto__":{"admin":true}}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      String.raw`{"\u005f_proto__":{"admin":true}}`,
    ]) {
      expect((await send(server, payload)).statusCode).toBe(400);
    }
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('is refused beyond a megabyte, and survives deep nesting', async () => {
    await using server = await withEcho();
    expect((await send(server, `{"a":"${'x'.repeat(1_100_000)}"}`)).statusCode).toBe(413);
    const depth = 100_000;
    const deep = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect((await send(server, deep)).statusCode).toBeLessThan(500);
    expect((await send(server, '{"a":')).statusCode).toBe(400);
  });

  it('has a short address and small headers', async () => {
    await using server = await withEcho();
    const long = await server.app.inject({ url: `/api/v1/things/a?x=${'y'.repeat(8200)}` });
    expect(long.statusCode).toBe(414);
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    const address = server.app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const headers = { 'x-long': 'y'.repeat(20_000) };
    request({ host: '127.0.0.1', port, path: '/health', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
    expect(await promise).toBe(431);
  });

  it('has limited time for its headers, and a silent line is cut', async () => {
    await using server = await withEcho();
    expect(server.app.server.headersTimeout).toBe(20_000);
    expect(server.app.server.timeout).toBe(120_000);
  });

  it('is counted by address, unknown routes too; reads and changes apart', async () => {
    await using server = await accessApp();
    const ask = async (method: 'GET' | 'POST', remoteAddress: string) =>
      (await server.app.inject({ method, url: '/api/v1/nothing', remoteAddress })).statusCode;
    for (let i = 0; i < 120; i++) expect(await ask('POST', '203.0.113.1')).toBe(404);
    const refused = await server.app.inject({
      method: 'POST',
      url: '/api/v1/nothing',
      remoteAddress: '203.0.113.1',
    });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ask('GET', '203.0.113.1')).not.toBe(429);
    expect(await ask('POST', '203.0.113.2')).toBe(404);
  });

  it('is not believed about its address unless it comes from a trusted proxy', async () => {
    const more = (app: AccessApp['app']) =>
      app.get('/api/v1/address', { config: { access: 'public' } }, ({ ip }) => ({ ip }));
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    await using open = await accessApp({ more });
    expect((await open.app.inject({ url: '/api/v1/address', headers })).json()).toEqual({
      ip: '127.0.0.1',
    });
    await using trusting = await accessApp({
      more,
      env: { CLIENTELE_TRUSTED_PROXIES: '127.0.0.1' },
    });
    expect((await trusting.app.inject({ url: '/api/v1/address', headers })).json()).toEqual({
      ip: '203.0.113.7',
    });
  });
});
