import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userRoles, type UserRole } from '../../src/contract/index.ts';
import { argon2Passwords } from '../../src/server/access/passwords.ts';
import { createServer } from '../../src/server/index.ts';
import { testWorkspace, type TestWorkspace } from '../../src/server/testWorkspace.fixture.ts';
import { openCatalogue } from '../../src/store/index.ts';
import { as, browserOf, rightPassword, type Browser } from './accessApp.ts';

const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const;
type Method = (typeof methods)[number];
interface Route {
  readonly method: Method;
  readonly url: string;
}

let workspace: TestWorkspace;
let app: FastifyInstance;
const browsers = new Map<string, Browser>();

beforeAll(async () => {
  workspace = await testWorkspace();
  app = await createServer({ root: workspace.root, env: {}, host: '0.0.0.0' });
  await using catalogue = await openCatalogue(workspace.root, {});
  const passwordHash = await argon2Passwords.hash(rightPassword);
  const users = [...userRoles.map((role) => [role, role] as const), ['bob', 'analyst'] as const];
  for (const [name, role] of users) {
    const createdAt = '2026-11-21T10:00:00.000Z';
    await catalogue.users.add({ id: `u_${name}`, name, role, passwordHash, createdAt });
    const payload = { name, password: rightPassword };
    const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload });
    browsers.set(name, browserOf(response));
  }
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

/** Every route that the server itself lists, and those that it does not list. */
function allRoutes(): Route[] {
  const paths = Object.keys(app.swagger().paths ?? {}).map((path) =>
    path.replaceAll(/\{([A-Za-z]+)\}/g, ':$1'),
  );
  return [...paths, '/api/openapi.json', '/api/docs', '/api/docs/static/*', '/*'].flatMap((url) =>
    methods.filter((method) => app.hasRoute({ method, url })).map((method) => ({ method, url })),
  );
}

/** Asks as somebody; each has an address of its own, so that nobody is counted for another. */
async function ask({ method, url }: Route, name: string | null) {
  const place = name === null ? 0 : 1 + [...browsers.keys()].indexOf(name);
  const body = method === 'POST' || method === 'PATCH' ? { payload: {} } : {};
  const request = { method, url, remoteAddress: `198.51.100.${place}`, ...body };
  const browser = browsers.get(name ?? '');
  return app.inject(browser === undefined ? request : as(browser, request));
}

/** Who is the least that may call a route; everyone where a stranger may. */
async function leastOf(route: Route): Promise<UserRole | 'everyone' | 'nobody'> {
  const url = route.url.replaceAll(/:[A-Za-z]+|\*/g, 'nothing');
  if ((await ask({ ...route, url }, null)).statusCode !== 401) return 'everyone';
  for (const role of userRoles) {
    const { statusCode, body } = await ask({ ...route, url }, role);
    if (statusCode !== 403 || !body.includes('Your role')) return role;
  }
  return 'nobody';
}

describe('every route', () => {
  it('takes those it should and nobody else', async () => {
    const found: Record<string, string[]> = { everyone: [], viewer: [], analyst: [], admin: [] };
    for (const route of allRoutes()) {
      (found[await leastOf(route)] ??= []).push(`${route.method} ${route.url}`);
    }
    for (const list of Object.values(found)) list.sort();
    expect(found).toEqual(expected);
  });

  it('gives nothing of one user to another: tokens, sessions, second factors, users', async () => {
    const bob = browsers.get('bob') ?? { cookie: '', csrf: '' };
    const remoteAddress = '203.0.113.9';
    const own = (method: Method, url: string, payload?: object) =>
      app.inject(
        as(bob, { method, url: `/api/v1${url}`, remoteAddress, ...(payload && { payload }) }),
      );
    const token = (
      await own('POST', '/tokens', { name: 'nightly', scope: 'read', days: 9 })
    ).json();
    const factor = (
      await own('POST', '/session/second-factor', { password: rightPassword })
    ).json();
    const [session] = (await own('GET', '/sessions')).json().sessions;
    const secrets = [token.secret, token.id, factor.secret, session.id, bob.csrf, bob.cookie];
    const ids = [token.id, session.id, 'u_bob'];
    const leaks: string[] = [];
    for (const name of [null, 'viewer', 'analyst']) {
      for (const { method, url } of allRoutes()) {
        if (method === 'DELETE' && url === '/api/v1/session') continue;
        for (const id of ids) {
          const filled = url.replaceAll(/:[A-Za-z]+|\*/g, id);
          const { body, headers } = await ask({ method, url: filled }, name);
          const text = body + JSON.stringify(headers);
          // A refusal may repeat what it was asked for.
          const asked = new Set([id]);
          if (secrets.some((secret) => !asked.has(secret) && text.includes(secret))) {
            leaks.push(`${name} ${method} ${url}`);
          }
        }
      }
    }
    expect(leaks).toEqual([]);
    expect((await own('GET', '/tokens')).json().tokens).toHaveLength(1);
    expect((await own('GET', '/sessions')).json().sessions).toHaveLength(1);
    expect((await own('GET', '/session')).json().user).toMatchObject({
      id: 'u_bob',
      role: 'analyst',
    });
  });
});

/** Written down a second time, so that a route that was opened by mistake is seen. */
const expected = {
  admin: [
    'DELETE /api/v1/users/:id',
    'DELETE /api/v1/users/:id/second-factor',
    'DELETE /api/v1/users/:id/sessions',
    'GET /api/v1/audit',
    'GET /api/v1/users',
    'PATCH /api/v1/users/:id',
    'POST /api/v1/audit/check',
    'POST /api/v1/users',
  ],
  analyst: [
    'DELETE /api/v1/datasets/:id',
    'DELETE /api/v1/jobs/:id',
    'DELETE /api/v1/runs/:id',
    'PATCH /api/v1/runs/:id/segments/:segmentId',
    'POST /api/v1/datasets',
    'POST /api/v1/jobs',
    'POST /api/v1/runs/:id/customers/export',
    'POST /api/v1/runs/:id/score',
    'POST /api/v1/runs/:id/score/file',
  ],
  everyone: [
    'DELETE /api/v1/session',
    'GET /*',
    'GET /api/v1/session',
    'GET /health',
    'POST /api/v1/session',
    'POST /api/v1/set-up',
  ],
  viewer: [
    'DELETE /api/v1/tokens',
    'DELETE /api/v1/tokens/:id',
    'GET /api/docs',
    'GET /api/docs/static/*',
    'GET /api/openapi.json',
    'GET /api/v1/comparisons',
    'GET /api/v1/datasets',
    'GET /api/v1/datasets/:id',
    'GET /api/v1/datasets/:id/inspection',
    'GET /api/v1/datasets/:id/parts',
    'GET /api/v1/jobs',
    'GET /api/v1/jobs/:id',
    'GET /api/v1/jobs/:id/events',
    'GET /api/v1/models/:id',
    'GET /api/v1/runs',
    'GET /api/v1/runs/:id',
    'GET /api/v1/runs/:id/customers/:customerId',
    'GET /api/v1/runs/:id/exports/:format',
    'GET /api/v1/runs/:id/report',
    'GET /api/v1/runs/:id/segments',
    'GET /api/v1/runs/:id/segments.csv',
    'GET /api/v1/runs/:id/segments/:segmentId',
    'GET /api/v1/runs/:id/table',
    'GET /api/v1/runs/:id/table/values',
    'GET /api/v1/session/second-factor',
    'GET /api/v1/sessions',
    'GET /api/v1/tokens',
    'GET /metrics',
    'POST /api/v1/runs/:id/customers/find',
    'POST /api/v1/runs/:id/customers/query',
    'POST /api/v1/session/password',
    'POST /api/v1/session/second-factor',
    'POST /api/v1/session/second-factor/confirm',
    'POST /api/v1/session/second-factor/remove',
    'POST /api/v1/sessions/:id/end',
    'POST /api/v1/sessions/end-others',
    'POST /api/v1/tokens',
  ],
};
