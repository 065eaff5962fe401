import { describe, expect, it, vi } from 'vitest';
import { accessApp, as, rightPassword, type AccessApp } from './accessApp.ts';

const minute = 60_000;
const hour = 60 * minute;
const wrong = 'not the right one';

async function enter(
  { app }: AccessApp,
  name: string,
  password: string,
  remoteAddress = '198.51.100.1',
) {
  const payload = { name, password };
  return app.inject({ method: 'POST', url: '/api/v1/session', payload, remoteAddress });
}

describe('signing in', () => {
  it('answers and works alike for unknown names and wrong passwords (no user enumeration)', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const known = await enter(server, 'ada', wrong);
    const workKnown = server.checked.length;
    const unknown = await enter(server, 'eve', wrong);
    expect(server.checked).toHaveLength(2 * workKnown);
    expect(workKnown).toBe(1);
    expect(unknown.statusCode).toBe(401);
    expect({ ...unknown.json(), requestId: '' }).toEqual({ ...known.json(), requestId: '' });
    expect(Object.keys(unknown.headers)).toEqual(Object.keys(known.headers));
  });

  it('slows down who guesses, also when the guess is right (brute force)', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    for (let i = 0; i < 5; i++) {
      expect((await enter(server, 'ada', wrong, `198.51.100.${i}`)).statusCode).toBe(401);
    }
    const before = server.checked.length;
    const refused = await enter(server, 'ADA', rightPassword, '198.51.100.9');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBe(5);
    expect(server.checked).toHaveLength(before);
    server.clock.time += 5000;
    expect((await enter(server, 'ada', rightPassword, '198.51.100.9')).statusCode).toBe(200);
    expect((await enter(server, 'ada', wrong, '198.51.100.8')).statusCode).toBe(401);
  });

  it('slows down an address that tries many names, and names tried at once', async () => {
    await using server = await accessApp();
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, i) => enter(server, `name${i}`, wrong)),
    );
    expect(many.filter(({ statusCode }) => statusCode === 429)).toHaveLength(3);
    const one = await Promise.all(
      Array.from({ length: 8 }, (_, i) => enter(server, 'ada', wrong, `203.0.113.${i}`)),
    );
    expect(one.filter(({ statusCode }) => statusCode === 429)).toHaveLength(3);
  });

  it('counts at most 20 tries a minute from one address, whatever comes of them', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++)
      statuses.push((await enter(server, 'ada', rightPassword)).statusCode);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(statuses[20]).toBe(429);
  });

  it('notes tries in the audit log without the name that was typed', async () => {
    await using server = await accessApp();
    const id = await server.addUser('ada', 'admin');
    await enter(server, 'my password by mistake', wrong);
    await enter(server, 'ada', wrong);
    await enter(server, 'ada', rightPassword);
    const entries = await server.catalogue.audit.page(null, 10);
    expect(entries.map(({ actor, action, object }) => [actor, action, object])).toEqual([
      ['ada', 'session.create', id],
      ['nobody', 'session.refuse', id],
      ['nobody', 'session.refuse', 'unknown'],
    ]);
  });
});

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites cannot use', async () => {
    await using plain = await accessApp({ host: '127.0.0.1' });
    await plain.addUser('ada', 'admin');
    const local = String((await enter(plain, 'ada', rightPassword)).headers['set-cookie']);
    expect(local).toMatch(/^clientele=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    await using server = await accessApp({ env: { CLIENTELE_PUBLIC_URL: 'https://bank.example' } });
    await server.addUser('ada', 'admin');
    const cookie = String((await enter(server, 'ada', rightPassword)).headers['set-cookie']);
    expect(cookie).toMatch(
      /^__Host-clientele=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('is stored as a keyed hash only', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const { cookie } = await server.signIn('ada');
    const secret = cookie.split('=')[1];
    expect(await server.catalogue.sessions.find(secret)).toBeNull();
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(secret).digest('hex');
    expect(await server.catalogue.sessions.find(hash)).toBeNull();
  });

  it('is new with every sign-in, and the old one ends (session fixation)', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const first = await server.signIn('ada');
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { name: 'ada', password: rightPassword },
      headers: { cookie: first.cookie },
    });
    expect(response.statusCode).toBe(200);
    expect(String(response.headers['set-cookie'])).not.toContain(first.cookie);
    expect((await server.app.inject(as(first, { url: '/api/v1/secrets' }))).statusCode).toBe(401);
  });

  it('ends after 12 hours without use, and after 7 days in any case', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const idle = await server.signIn('ada');
    const status = async (browser: typeof idle) =>
      (await server.app.inject(as(browser, { url: '/api/v1/secrets' }))).statusCode;
    server.clock.time += 12 * hour - minute;
    expect(await status(idle)).toBe(200);
    server.clock.time += 12 * hour;
    expect(await status(idle)).toBe(401);
    const used = await server.signIn('ada');
    for (let i = 0; i < 15; i++) {
      server.clock.time += 11 * hour;
      expect(await status(used)).toBe(200);
    }
    server.clock.time += 4 * hour;
    expect(await status(used)).toBe(401);
  });

  it('ends on the server when one signs out', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const browser = await server.signIn('ada');
    const request = { method: 'DELETE', url: '/api/v1/session' } as const;
    const forged = await server.app.inject({ ...request, headers: { cookie: browser.cookie } });
    expect(forged.statusCode).toBe(403);
    const out = await server.app.inject(as(browser, request));
    expect(out.statusCode).toBe(204);
    expect(out.headers['clear-site-data']).toBe('"cache"');
    expect((await server.app.inject(as(browser, { url: '/api/v1/secrets' }))).statusCode).toBe(401);
  });

  it('ends with a change of password, on any device (session survives password change, as in Superset)', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const browsers = [await server.signIn('ada'), await server.signIn('ada')];
    const change = (payload: object) =>
      server.app.inject(
        as(browsers[0], { method: 'POST', url: '/api/v1/session/password', payload }),
      );
    const next = 'ladder plum walrus quartz';
    expect((await change({ current: wrong, next })).statusCode).toBe(401);
    expect((await change({ current: rightPassword, next: 'abcabcabcabcd' })).statusCode).toBe(400);
    expect((await change({ current: rightPassword, next })).statusCode).toBe(204);
    for (const browser of browsers) {
      expect((await server.app.inject(as(browser, { url: '/api/v1/secrets' }))).statusCode).toBe(
        401,
      );
    }
    expect((await enter(server, 'ada', rightPassword)).statusCode).toBe(401);
    expect((await enter(server, 'ada', next)).statusCode).toBe(200);
  });

  it('does not begin beside a change of password (session survives password change)', async () => {
    await using server = await accessApp();
    const id = await server.addUser('ada', 'admin');
    const { sessions, users } = server.catalogue;
    const add = sessions.add;
    vi.spyOn(sessions, 'add').mockImplementationOnce(async (session) => {
      await users.setPassword(id, 'plain:ladder plum walrus quartz');
      await sessions.removeOfUser(id);
      await add(session);
    });
    const late = await enter(server, 'ada', rightPassword);
    expect(late.statusCode).toBe(401);
    expect(late.headers['set-cookie']).toBeUndefined();
    expect(await sessions.list(id)).toEqual([]);
  });

  it('ends with its user, and a change of role holds at once', async () => {
    await using server = await accessApp();
    await server.addUser('root', 'admin');
    const id = await server.addUser('ada', 'admin');
    const [root, ada] = [await server.signIn('root'), await server.signIn('ada')];
    const status = async () =>
      (await server.app.inject(as(ada, { url: '/api/v1/secrets' }))).statusCode;
    const url = `/api/v1/users/${id}`;
    expect(await status()).toBe(200);
    await server.app.inject(as(root, { method: 'PATCH', url, payload: { role: 'viewer' } }));
    expect(await status()).toBe(403);
    await server.app.inject(as(root, { method: 'DELETE', url }));
    expect(await status()).toBe(401);
  });
});
