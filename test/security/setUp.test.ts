import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessApp, browserOf, rightPassword, as, type AccessApp } from './accessApp.ts';

const hour = 60 * 60_000;

function tokenOf({ told }: AccessApp): string {
  const line = told.findLast((each) => each.includes('token'));
  return line?.split(': ').at(-1) ?? '';
}

async function setUp({ app }: AccessApp, token: string, name = 'Ada', more: object = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/v1/set-up',
    payload: { token, name, password: rightPassword, ...more },
  });
}

describe('the first admin', () => {
  it('has a set-up token that reaches no caller (leaked set-up token, as in Metabase)', async () => {
    await using server = await accessApp();
    const token = tokenOf(server);
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const url of [
      '/api/v1/session',
      '/api/v1/set-up',
      '/api/v1/users',
      '/health',
      '/',
      '/nowhere',
    ]) {
      const response = await server.app.inject({ url });
      expect(response.body + JSON.stringify(response.headers)).not.toContain(token);
    }
    expect((await server.app.inject('/api/v1/session')).json()).toEqual({
      user: null,
      signInNeeded: true,
      setUpNeeded: true,
      csrfToken: null,
    });
  });

  it('is made with the token, once, and signed in', async () => {
    await using server = await accessApp();
    const token = tokenOf(server);
    expect((await setUp(server, 'guess')).statusCode).toBe(403);
    const made = await setUp(server, token);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ user: { name: 'Ada', role: 'admin' }, setUpNeeded: false });
    const users = await server.app.inject(as(browserOf(made), { url: '/api/v1/users' }));
    expect(users.json().users).toHaveLength(1);
    expect(users.body).not.toContain('plain:');
    expect((await setUp(server, token, 'Eve')).statusCode).toBe(409);
    expect(await server.catalogue.users.count()).toBe(1);
  });

  it('is one, however many try at once', async () => {
    await using server = await accessApp();
    const token = tokenOf(server);
    const tries = await Promise.all(
      ['Ada', 'Bob', 'Cem'].map((name) => setUp(server, token, name)),
    );
    expect(tries.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409,
    ]);
  });

  it('keeps the token when the password will not do', async () => {
    await using server = await accessApp();
    const token = tokenOf(server);
    expect((await setUp(server, token, 'Ada', { password: 'password1234' })).statusCode).toBe(400);
    expect((await setUp(server, token, 'Ada', { password: 'short' })).statusCode).toBe(400);
    expect((await setUp(server, token)).statusCode).toBe(201);
  });

  it('cannot have a password of the file of lost ones (CLIENTELE_BREACHED_PASSWORDS)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clientele-lost-'));
    const file = join(folder, 'lost.txt');
    await writeFile(file, `${createHash('sha1').update(rightPassword).digest('hex')}:3\n`);
    await using server = await accessApp({ env: { CLIENTELE_BREACHED_PASSWORDS: file } });
    expect((await setUp(server, tokenOf(server))).statusCode).toBe(400);
    const password = 'ladder plum walrus quartz';
    expect((await setUp(server, tokenOf(server), 'Ada', { password })).statusCode).toBe(201);
    await rm(folder, { recursive: true });
    const gone = accessApp({ env: { CLIENTELE_BREACHED_PASSWORDS: file } });
    await expect(gone).rejects.toMatchObject({ kind: 'usage' });
  });

  it('gets a new token after ten wrong ones, and after an hour', async () => {
    await using server = await accessApp();
    const first = tokenOf(server);
    for (let i = 0; i < 10; i++) await setUp(server, `guess ${i}`);
    const second = tokenOf(server);
    expect(second).not.toBe(first);
    expect((await setUp(server, first)).statusCode).toBe(403);
    server.clock.time += hour;
    expect((await setUp(server, second)).statusCode).toBe(403);
    expect((await setUp(server, tokenOf(server))).statusCode).toBe(201);
  });

  it('needs no token on loopback, where everyone is the admin until there are users', async () => {
    await using server = await accessApp({ host: '127.0.0.1' });
    const { app } = server;
    expect(server.told).toEqual([]);
    expect((await app.inject('/api/v1/session')).json()).toMatchObject({
      signInNeeded: false,
      setUpNeeded: false,
    });
    expect((await setUp(server, 'any')).statusCode).toBe(409);
    const add = (role: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/users',
        payload: { name: 'Ada', password: rightPassword, role },
      });
    expect((await add('viewer')).statusCode).toBe(409);
    expect((await add('admin')).statusCode).toBe(201);
    expect((await app.inject('/api/v1/secrets')).statusCode).toBe(401);
    expect((await app.inject('/api/v1/session')).json()).toMatchObject({ signInNeeded: true });
  });

  it('is needed on loopback too when a proxy brings others there', async () => {
    const env = { CLIENTELE_PUBLIC_URL: 'https://segments.bank.example' };
    await using server = await accessApp({ host: '127.0.0.1', env });
    expect((await server.app.inject('/api/v1/secrets')).statusCode).toBe(401);
    expect(tokenOf(server)).not.toBe('');
  });
});
