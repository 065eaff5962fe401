import { describe, expect, it } from 'vitest';
import { accessApp, as, rightPassword, type AccessApp, type Browser } from './accessApp.ts';

const day = 24 * 60 * 60_000;

async function makeToken({ app }: AccessApp, browser: Browser, scope: string, days = 30) {
  const payload = { name: 'nightly', scope, days };
  return app.inject(as(browser, { method: 'POST', url: '/api/v1/tokens', payload }));
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

describe('rights', () => {
  it('keeps a server from starting while a route does not say who may call it', async () => {
    const start = accessApp({
      more: (app) => app.get('/api/v1/forgotten', () => ({ everything: true })),
    });
    await expect(start).rejects.toThrow('/api/v1/forgotten');
  });

  it('lets no stranger beyond the public routes', async () => {
    await using server = await accessApp();
    const status = async (method: 'GET' | 'POST' | 'DELETE', url: string) =>
      (await server.app.inject({ method, url })).statusCode;
    expect(await status('GET', '/health')).toBe(200);
    expect(await status('GET', '/')).toBe(200);
    expect(await status('GET', '/api/v1/session')).toBe(200);
    for (const url of ['things/a', 'jobs/a/events', 'secrets', 'users', 'tokens', 'audit']) {
      expect(await status('GET', `/api/v1/${url}`)).toBe(401);
    }
    expect(await status('POST', '/api/v1/things')).toBe(401);
    expect(await status('DELETE', '/api/v1/things/a')).toBe(401);
    expect(await status('POST', '/api/v1/session/password')).toBe(401);
  });

  it('gives each role what it may do and no more', async () => {
    await using server = await accessApp();
    const requests = [
      { method: 'GET', url: '/api/v1/things/a' },
      { method: 'POST', url: '/api/v1/things' },
      { method: 'DELETE', url: '/api/v1/things/a' },
      { method: 'GET', url: '/api/v1/secrets' },
      { method: 'GET', url: '/api/v1/users' },
      { method: 'GET', url: '/api/v1/audit' },
    ] as const;
    const expected = {
      viewer: [200, 403, 403, 403, 403, 403],
      analyst: [200, 200, 200, 403, 403, 403],
      admin: [200, 200, 200, 200, 200, 200],
    } as const;
    for (const role of ['viewer', 'analyst', 'admin'] as const) {
      await server.addUser(role, role);
      const browser = await server.signIn(role);
      const statuses: number[] = [];
      for (const request of requests) {
        statuses.push((await server.app.inject(as(browser, request))).statusCode);
      }
      expect(statuses).toEqual(expected[role]);
    }
  });

  it('keeps others than admins from making, changing and removing users', async () => {
    await using server = await accessApp();
    const admin = await server.addUser('root', 'admin');
    const id = await server.addUser('ada', 'analyst');
    const ada = await server.signIn('ada');
    const user = { name: 'eve', password: rightPassword, role: 'admin' };
    const requests = [
      { method: 'POST', url: '/api/v1/users', payload: user },
      { method: 'PATCH', url: `/api/v1/users/${id}`, payload: { role: 'admin' } },
      { method: 'DELETE', url: `/api/v1/users/${admin}` },
    ] as const;
    for (const request of requests) {
      expect((await server.app.inject(as(ada, request))).statusCode).toBe(403);
    }
    expect((await server.catalogue.users.find(id))?.role).toBe('analyst');
    expect(await server.catalogue.users.count()).toBe(2);
  });

  it('does not let the last admin go', async () => {
    await using server = await accessApp();
    const id = await server.addUser('root', 'admin');
    const root = await server.signIn('root');
    const url = `/api/v1/users/${id}`;
    const lower = as(root, { method: 'PATCH', url, payload: { role: 'viewer' } });
    expect((await server.app.inject(lower)).statusCode).toBe(409);
    expect((await server.app.inject(as(root, { method: 'DELETE', url }))).statusCode).toBe(409);
  });

  it('refuses fields that a body should not have (mass assignment)', async () => {
    await using server = await accessApp();
    await server.addUser('root', 'admin');
    const root = await server.signIn('root');
    const payload = { name: 'eve', password: rightPassword, role: 'viewer', id: 'u_root' };
    const response = await server.app.inject(
      as(root, { method: 'POST', url: '/api/v1/users', payload }),
    );
    expect(response.statusCode).toBe(400);
  });
});

describe('tokens', () => {
  it('belong to their user: no one else sees or removes them', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    await server.addUser('bob', 'admin');
    const [ada, bob] = [await server.signIn('ada'), await server.signIn('bob')];
    const made = (await makeToken(server, bob, 'read')).json();
    const list = async (browser: Browser) =>
      (await server.app.inject(as(browser, { url: '/api/v1/tokens' }))).json().tokens;
    expect(await list(ada)).toEqual([]);
    const url = `/api/v1/tokens/${made.id}`;
    expect((await server.app.inject(as(ada, { method: 'DELETE', url }))).statusCode).toBe(404);
    const mine = await list(bob);
    expect(mine).toHaveLength(1);
    expect(JSON.stringify(mine)).not.toContain(made.secret);
    expect((await server.app.inject(as(bob, { method: 'DELETE', url }))).statusCode).toBe(204);
    const headers = bearer(made.secret);
    expect((await server.app.inject({ url: '/api/v1/things/a', headers })).statusCode).toBe(401);
  });

  it('reach what their scope says, never more than their user, and need no CSRF header', async () => {
    await using server = await accessApp();
    await server.addUser('root', 'admin');
    const id = await server.addUser('ada', 'analyst');
    const ada = await server.signIn('ada');
    expect((await makeToken(server, ada, 'admin')).statusCode).toBe(403);
    const read = (await makeToken(server, ada, 'read')).json();
    const write = (await makeToken(server, ada, 'write')).json();
    const change = async (secret: string) => {
      const headers = bearer(secret);
      return (await server.app.inject({ method: 'POST', url: '/api/v1/things', headers }))
        .statusCode;
    };
    expect(read.secret).toMatch(/^clt_[\w-]{43}$/);
    expect(await change(read.secret)).toBe(403);
    expect(await change(write.secret)).toBe(200);
    await server.catalogue.users.setRole(id, 'viewer');
    expect(await change(write.secret)).toBe(403);
  });

  it('end when they said they would, and are refused even beside a good cookie', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const ada = await server.signIn('ada');
    const { secret } = (await makeToken(server, ada, 'read', 1)).json();
    const headers = bearer(secret);
    const ask = async () =>
      (await server.app.inject({ url: '/api/v1/things/a', headers })).statusCode;
    expect(await ask()).toBe(200);
    server.clock.time += day;
    expect(await ask()).toBe(401);
    const both = { ...headers, cookie: (await server.signIn('ada')).cookie };
    const response = await server.app.inject({ url: '/api/v1/things/a', headers: both });
    expect(response.statusCode).toBe(401);
  });

  it('cannot make tokens or change the password', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const { secret } = (await makeToken(server, await server.signIn('ada'), 'admin')).json();
    const headers = bearer(secret);
    const token = { name: 'more', scope: 'admin', days: 366 };
    const password = { current: rightPassword, next: 'ladder plum walrus quartz' };
    const send = async (url: string, payload: object) =>
      (await server.app.inject({ method: 'POST', url, payload, headers })).statusCode;
    expect(await send('/api/v1/tokens', token)).toBe(403);
    expect(await send('/api/v1/session/password', password)).toBe(403);
  });

  it('name themselves in the audit log, which only admins read', async () => {
    await using server = await accessApp({
      more: (app, context) =>
        app.post('/api/v1/noted', { config: { access: 'analyst' } }, async (request) => {
          await context.audit(request, 'thing.create', 'thing-1');
          return {};
        }),
    });
    await server.addUser('ada', 'admin');
    const ada = await server.signIn('ada');
    const { secret } = (await makeToken(server, ada, 'write')).json();
    await server.app.inject({ method: 'POST', url: '/api/v1/noted', headers: bearer(secret) });
    const page = await server.app.inject(as(ada, { url: '/api/v1/audit?limit=1' }));
    const { entries, intact } = page.json();
    expect(intact).toBe(true);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actor: 'ada (token nightly)', action: 'thing.create' });
    const before = await server.app.inject(
      as(ada, { url: `/api/v1/audit?before=${entries[0].seq}` }),
    );
    expect(before.json().entries[0]).toMatchObject({ actor: 'ada', action: 'token.create' });
  });
});
