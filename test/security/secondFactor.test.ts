import { describe, expect, it } from 'vitest';
import { codeNeeded } from '../../src/contract/index.ts';
import { totpCode } from '../../src/server/access/totp.ts';
import {
  accessApp,
  as,
  browserOf,
  rightPassword,
  type AccessApp,
  type Browser,
} from './accessApp.ts';

const path = 'session/second-factor';
const password = rightPassword;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const post = ({ app }: AccessApp, browser: Browser, url: string, payload: object) =>
  app.inject(as(browser, { method: 'POST', url: `/api/v1/${url}`, payload }));

const enter = ({ app }: AccessApp, name: string, code?: string, given = password) =>
  app.inject({ method: 'POST', url: '/api/v1/session', payload: { name, password: given, code } });

/** What an app makes of the secret that it is shown. */
function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

interface Enrolled {
  readonly browser: Browser;
  /** The code of the current step. */
  readonly code: () => string;
  readonly recoveryCodes: readonly string[];
}

async function enrol(server: AccessApp, browser: Browser): Promise<Enrolled> {
  const begun = await post(server, browser, path, { password });
  expect(begun.statusCode).toBe(201);
  const secret = fromBase32(begun.json().secret);
  const code = () => totpCode(secret, Math.floor(server.clock.time / 30_000));
  const confirmed = await post(server, browser, `${path}/confirm`, { code: code() });
  expect(confirmed.statusCode).toBe(200);
  server.clock.time += 30_000;
  return { browser, code, recoveryCodes: confirmed.json().recoveryCodes };
}

async function withAda(server: AccessApp): Promise<Enrolled> {
  await server.addUser('ada', 'admin');
  return enrol(server, await server.signIn('ada'));
}

describe('a second factor', () => {
  it('is asked for after the password, and then signs in', async () => {
    await using server = await accessApp();
    const { code } = await withAda(server);
    const asked = await enter(server, 'ada');
    expect([asked.statusCode, asked.json().type]).toEqual([401, codeNeeded]);
    expect(asked.headers['set-cookie']).toBeUndefined();
    const wrongPassword = await enter(server, 'ada', code(), 'not the right one');
    expect(wrongPassword.json().type).toBe('about:blank');
    expect((await enter(server, 'ada', '000000')).statusCode).toBe(401);
    expect((await enter(server, 'ada', code())).statusCode).toBe(200);
  });

  it('takes each code once (replay)', async () => {
    await using server = await accessApp();
    const { code } = await withAda(server);
    expect((await enter(server, 'ada', code())).statusCode).toBe(200);
    expect((await enter(server, 'ada', code())).statusCode).toBe(401);
    server.clock.time += 30_000;
    const tries = await Promise.all([1, 2, 3].map(() => enter(server, 'ada', code())));
    expect(tries.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('takes each recovery code once, however it is written', async () => {
    await using server = await accessApp();
    const { recoveryCodes, browser } = await withAda(server);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first, second] = recoveryCodes;
    expect((await enter(server, 'ada', first)).statusCode).toBe(200);
    expect((await enter(server, 'ada', first)).statusCode).toBe(401);
    const written = second.replaceAll('-', ' ').toUpperCase();
    expect((await enter(server, 'ada', written)).statusCode).toBe(200);
    const state = await server.app.inject(as(browser, { url: `/api/v1/${path}` }));
    expect(state.json()).toEqual({ enabled: true, required: false, recoveryCodesLeft: 8 });
  });

  it('cannot be guessed: wrong codes count as tries, and the right password forgives none', async () => {
    await using server = await accessApp();
    const { code } = await withAda(server);
    for (let i = 0; i < 3; i++) await enter(server, 'ada', `00000${i}`);
    for (let i = 0; i < 2; i++) await enter(server, 'ada');
    expect((await enter(server, 'ada', code())).statusCode).toBe(429);
    const entries = await server.catalogue.audit.page(null, 20);
    expect(entries.filter(({ action }) => action === 'code.refuse')).toHaveLength(3);
  });

  it('is stored encrypted, and its recovery codes as hashes', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const browser = await server.signIn('ada');
    const { secret } = (await post(server, browser, path, { password })).json();
    const stored = await server.catalogue.secondFactors.find('u_ada');
    expect(stored?.secret).not.toContain(secret);
    expect(Buffer.from(stored?.secret ?? '', 'base64url').includes(fromBase32(secret))).toBe(false);
    const again = await enrol(server, browser);
    const [code] = again.recoveryCodes;
    expect(await server.catalogue.secondFactors.useCode('u_ada', code)).toBe(false);
  });

  it('needs the password to begin and a code to hold, and ends other sessions', async () => {
    await using server = await accessApp();
    await server.addUser('ada', 'admin');
    const [other, browser] = [await server.signIn('ada'), await server.signIn('ada')];
    expect((await post(server, browser, path, { password: 'wrong' })).statusCode).toBe(401);
    await post(server, browser, path, { password });
    expect((await post(server, browser, `${path}/confirm`, { code: '000000' })).statusCode).toBe(
      401,
    );
    expect((await enter(server, 'ada')).statusCode).toBe(200);
    await enrol(server, browser);
    const ask = as(other, { url: '/api/v1/things/a' });
    expect((await server.app.inject(ask)).statusCode).toBe(401);
    expect((await post(server, browser, path, { password })).statusCode).toBe(409);
  });

  it('is removed with password and code, or by an admin for who lost it', async () => {
    await using server = await accessApp();
    const { browser, code } = await withAda(server);
    const remove = (payload: object) => post(server, browser, `${path}/remove`, payload);
    expect((await remove({ password, code: '000000' })).statusCode).toBe(401);
    expect((await remove({ password, code: code() })).statusCode).toBe(204);
    expect((await enter(server, 'ada')).statusCode).toBe(200);
    await server.addUser('ben', 'viewer');
    const ben = await enrol(server, await server.signIn('ben'));
    const request = { method: 'DELETE', url: '/api/v1/users/u_ben/second-factor' } as const;
    expect((await server.app.inject(as(ben.browser, request))).statusCode).toBe(403);
    expect((await server.app.inject(as(browser, request))).statusCode).toBe(204);
    expect((await server.app.inject(as(ben.browser, { url: '/api/v1/things/a' }))).statusCode).toBe(
      401,
    );
    expect((await enter(server, 'ben')).statusCode).toBe(200);
  });
});

describe('a server that asks for second factors', () => {
  it('lets an admin without one do nothing but set one up', async () => {
    await using server = await accessApp({ env: { CLIENTELE_SECOND_FACTOR: 'admins' } });
    await server.addUser('ada', 'admin');
    await server.addUser('ben', 'analyst');
    const status = async (browser: Browser) =>
      (await server.app.inject(as(browser, { url: '/api/v1/things/a' }))).statusCode;
    const signedIn = await enter(server, 'ada');
    expect(signedIn.json()).toMatchObject({ secondFactorNeeded: true });
    const ada = browserOf(signedIn);
    expect(await status(ada)).toBe(403);
    expect(
      (await post(server, ada, 'tokens', { name: 't', scope: 'read', days: 1 })).statusCode,
    ).toBe(403);
    expect(await status(await server.signIn('ben'))).toBe(200);
    await enrol(server, ada);
    expect(await status(ada)).toBe(200);
    const session = await server.app.inject(as(ada, { url: '/api/v1/session' }));
    expect(session.json()).not.toHaveProperty('secondFactorNeeded');
  });

  it('refuses a setting that it does not know', async () => {
    const env = { CLIENTELE_SECOND_FACTOR: 'admin' };
    await expect(accessApp({ env })).rejects.toMatchObject({ kind: 'usage' });
  });
});
