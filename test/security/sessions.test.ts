import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSessionSchema } from '../../src/contract/index.ts';
import { accessApp, as, rightPassword, type AccessApp, type Browser } from './accessApp.ts';

const listSchema = z.object({ sessions: z.array(openSessionSchema) });

async function list({ app }: AccessApp, browser: Browser) {
  const response = await app.inject(as(browser, { url: '/api/v1/sessions' }));
  return listSchema.parse(response.json()).sessions;
}

const post = ({ app }: AccessApp, browser: Browser, url: string, payload: object) =>
  app.inject(as(browser, { method: 'POST', url: `/api/v1/${url}`, payload }));

async function isIn({ app }: AccessApp, browser: Browser): Promise<boolean> {
  return (await app.inject(as(browser, { url: '/api/v1/things/a' }))).statusCode === 200;
}

async function withTwo(server: AccessApp): Promise<[Browser, Browser]> {
  await server.addUser('ada', 'admin');
  const first = await server.signIn('ada');
  server.clock.time += 1000;
  return [first, await server.signIn('ada')];
}

const password = rightPassword;

describe('the sessions of a user', () => {
  it('are seen by the user alone, without what they are known by', async () => {
    await using server = await accessApp();
    const [first, second] = await withTwo(server);
    await server.addUser('bob', 'admin');
    const bob = await server.signIn('bob');
    const sessions = await list(server, second);
    expect(sessions.map(({ current }) => current)).toEqual([true, false]);
    expect(sessions[0].agent).toBe('lightMyRequest');
    const response = await server.app.inject(as(second, { url: '/api/v1/sessions' }));
    for (const { cookie, csrf } of [first, second]) {
      expect(response.body).not.toContain(cookie.split('=')[1]);
      expect(response.body).not.toContain(csrf);
    }
    expect(response.body).not.toContain('secretHash');
    expect(await list(server, bob)).toHaveLength(1);
  });

  it('are ended one by one with the password', async () => {
    await using server = await accessApp();
    const [first, second] = await withTwo(server);
    const other = (await list(server, second)).find(({ current }) => !current);
    const url = `sessions/${other?.id}/end`;
    expect((await post(server, second, url, { password: 'wrong' })).statusCode).toBe(401);
    expect((await post(server, second, url, {})).statusCode).toBe(400);
    expect(await isIn(server, first)).toBe(true);
    expect((await post(server, second, url, { password })).statusCode).toBe(204);
    expect(await isIn(server, first)).toBe(false);
    expect(await isIn(server, second)).toBe(true);
    expect((await post(server, second, url, { password })).statusCode).toBe(404);
  });

  it('are ended all but the one that asks', async () => {
    await using server = await accessApp();
    const [first, second] = await withTwo(server);
    const third = await server.signIn('ada');
    expect((await post(server, second, 'sessions/end-others', { password })).statusCode).toBe(204);
    const still = [];
    for (const browser of [first, second, third]) still.push(await isIn(server, browser));
    expect(still).toEqual([false, true, false]);
  });

  it('are not ended by other users, and not by a token', async () => {
    await using server = await accessApp();
    const [first, second] = await withTwo(server);
    await server.addUser('bob', 'admin');
    const bob = await server.signIn('bob');
    for (const { id } of await list(server, first)) {
      expect((await post(server, bob, `sessions/${id}/end`, { password })).statusCode).toBe(404);
    }
    const made = await post(server, second, 'tokens', { name: 't', scope: 'admin', days: 1 });
    const headers = { authorization: `Bearer ${made.json().secret}` };
    const ask = await server.app.inject({ url: '/api/v1/sessions', headers });
    expect(ask.statusCode).toBe(403);
    expect(await isIn(server, first)).toBe(true);
  });

  it('are ended by an admin for another user', async () => {
    await using server = await accessApp();
    await server.addUser('root', 'admin');
    const id = await server.addUser('ben', 'analyst');
    const [root, ben] = [await server.signIn('root'), await server.signIn('ben')];
    const request = { method: 'DELETE', url: `/api/v1/users/${id}/sessions` } as const;
    expect((await server.app.inject(as(ben, request))).statusCode).toBe(403);
    expect((await server.app.inject(as(root, request))).statusCode).toBe(204);
    expect(await isIn(server, ben)).toBe(false);
    expect(await isIn(server, root)).toBe(true);
  });
});

describe('the tokens of a user', () => {
  it('are all removed at once, those of others not', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    await server.addUser('bob', 'admin');
    const [ada, bob] = [await server.signIn('ada'), await server.signIn('bob')];
    for (const browser of [ada, ada, bob]) {
      await post(server, browser, 'tokens', { name: 't', scope: 'read', days: 1 });
    }
    const request = { method: 'DELETE', url: '/api/v1/tokens' } as const;
    expect((await server.app.inject(as(ada, request))).statusCode).toBe(204);
    const left = async (browser: Browser) =>
      (await server.app.inject(as(browser, { url: '/api/v1/tokens' }))).json().tokens.length;
    expect([await left(ada), await left(bob)]).toEqual([0, 1]);
  });
});
