import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { accessApp, as, type AccessApp } from './accessApp.ts';

const local = { host: '127.0.0.1' };
const foreign = 'https://evil.example';

async function status(
  server: AccessApp,
  headers: Record<string, string>,
  method: 'GET' | 'POST' = 'POST',
  url = '/api/v1/things',
) {
  return (await server.app.inject({ method, url, headers })).statusCode;
}

describe('another web page', () => {
  it('cannot drive a server on loopback, where no one signs in', async () => {
    await using server = await accessApp(local);
    const host = '127.0.0.1:4180';
    expect(await status(server, { host })).toBe(200);
    expect(await status(server, { host, origin: 'http://127.0.0.1:4180' })).toBe(200);
    expect(await status(server, { host, origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(
      200,
    );
    expect(await status(server, { host, origin: foreign })).toBe(403);
    expect(await status(server, { host, origin: 'http://127.0.0.1:9999' })).toBe(403);
    expect(await status(server, { host, origin: 'null' })).toBe(403);
    expect(await status(server, { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status(server, { host, 'sec-fetch-site': 'same-site' })).toBe(403);
  });

  it('cannot reach it under a name of its own (DNS rebinding)', async () => {
    await using server = await accessApp(local);
    const ask = (host: string) => status(server, { host, origin: `http://${host}` });
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST:4180']) {
      expect(await ask(host)).toBe(200);
    }
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '[::2]',
    ]) {
      expect(await ask(host)).toBe(421);
    }
    expect(await status(server, { host: 'evil.example' }, 'GET', '/')).toBe(421);
    const env = { CLIENTELE_ALLOWED_HOSTS: 'box.bank.example, tunnel:9000' };
    await using allowed = await accessApp({ ...local, env });
    expect(await status(allowed, { host: 'box.bank.example:1' })).toBe(200);
    expect(await status(allowed, { host: 'tunnel:9000' })).toBe(200);
    expect(await status(allowed, { host: 'tunnel:9001' })).toBe(421);
  });

  it('reaches only the port that listens', async () => {
    await using server = await accessApp(local);
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    const address = server.app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await status(server, { host: `localhost:${port}` })).toBe(200);
    expect(await status(server, { host: `localhost:${port + 1}` })).toBe(421);
    expect(await status(server, { host: 'localhost' })).toBe(421);
  });

  it('cannot listen to an event stream (unauthenticated socket, as in Jupyter), nor load data as an image', async () => {
    await using server = await accessApp(local);
    const events = '/api/v1/jobs/a/events';
    expect(await status(server, { origin: foreign }, 'GET', events)).toBe(403);
    expect(await status(server, { 'sec-fetch-site': 'cross-site' }, 'GET', events)).toBe(403);
    expect(await status(server, {}, 'GET', events)).toBe(200);
    const image = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
    };
    expect(await status(server, image, 'GET', '/api/v1/things/a')).toBe(403);
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(await status(server, link, 'GET', '/api/v1/things/a')).toBe(200);
    expect(await status(server, link)).toBe(403);
    await using guarded = await accessApp();
    expect(await status(guarded, {}, 'GET', events)).toBe(401);
  });

  it('is not let in by an address that is written in another way', async () => {
    await using server = await accessApp(local);
    for (const url of ['/%61pi/v1/things', '/api/v1/thin%67s', '/api/%76%31/things']) {
      expect(await status(server, { origin: foreign }, 'POST', url)).not.toBe(200);
    }
  });

  it('cannot use a session: changes need its CSRF token', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'analyst');
    await server.addUser('bob', 'analyst');
    const [ada, bob] = [await server.signIn('ada'), await server.signIn('bob')];
    const post = { method: 'POST', url: '/api/v1/things' } as const;
    expect((await server.app.inject(as(ada, post))).statusCode).toBe(200);
    const { cookie } = ada;
    expect(await status(server, { cookie })).toBe(403);
    expect(await status(server, { cookie, 'x-csrf-token': bob.csrf })).toBe(403);
    expect(await status(server, { cookie, 'x-csrf-token': '' })).toBe(403);
    expect(await status(server, { cookie, 'x-csrf-token': ada.csrf, origin: foreign })).toBe(403);
  });

  it('must come from the public address where there is one', async () => {
    const env = { CLIENTELE_PUBLIC_URL: 'https://bank.example' };
    await using server = await accessApp({ env });
    const ask = (origin: string) => status(server, { origin, host: 'bank.example' });
    expect(await ask('https://bank.example')).toBe(401);
    expect(await ask('http://bank.example')).toBe(403);
  });

  it('may call the API with a token only where its origin is listed', async () => {
    const origin = 'https://portal.bank.example';
    await using server = await accessApp({ env: { CLIENTELE_CORS_ORIGINS: origin } });
    const ask = (from: string) =>
      server.app.inject({
        method: 'OPTIONS',
        url: '/api/v1/things',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      });
    const allowed = await ask(origin);
    expect(allowed.statusCode).toBe(204);
    expect(allowed.headers['access-control-allow-origin']).toBe(origin);
    expect(allowed.headers['access-control-allow-credentials']).toBeUndefined();
    for (const other of [foreign, 'https://portal.bank.example.evil.example', 'null']) {
      const refused = await ask(other);
      expect(refused.statusCode).toBe(403);
      expect(refused.headers['access-control-allow-origin']).toBeUndefined();
    }
    await using none = await accessApp();
    const unlisted = await none.app.inject({ url: '/api/v1/session', headers: { origin } });
    expect(unlisted.statusCode).toBe(403);
  });

  it('is not made the admin by a proxy that nobody told the server about', async () => {
    await using server = await accessApp(local);
    for (const name of ['x-forwarded-for', 'x-real-ip', 'x-forwarded-host', 'via', 'forwarded']) {
      expect(await status(server, { [name]: '203.0.113.7' })).toBe(403);
    }
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    const address = server.app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const asked = connect(port, '127.0.0.1');
    // As nginx asks when only proxy_pass is set.
    asked.end(
      `GET /api/v1/things/a HTTP/1.0\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`,
    );
    expect(await text(asked)).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('headers', () => {
  it('stand on every answer, errors too', async () => {
    await using server = await accessApp({ env: { CLIENTELE_PUBLIC_URL: 'https://bank.example' } });
    for (const url of [
      '/',
      '/health',
      '/api/v1/session',
      '/api/v1/things/a',
      '/api/v1/nothing',
      '/api/v1/things/..%2f',
      '/api/v1/things/%zz',
      '/api/v1/things/%ff',
      '/%61pi/v1/nothing',
      '/api',
      '/metrics/x',
    ]) {
      const { headers } = await server.app.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none';base-uri 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('do not ask for https where there is none', async () => {
    await using server = await accessApp(local);
    const { headers } = await server.app.inject('/');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});
