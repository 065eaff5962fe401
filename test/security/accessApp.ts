import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { actorOf, createAudit, registerAccess } from '../../src/server/access/index.ts';
import type { Passwords } from '../../src/server/access/passwords.ts';
import { createApp } from '../../src/server/app.ts';
import type { ServerContext } from '../../src/server/context.ts';
import { limitsOf } from '../../src/server/limits.ts';
import { registerSafety } from '../../src/server/safety/index.ts';
import { openCatalogue, type Catalogue } from '../../src/store/index.ts';
import { sessionSchema, type UserRole } from '../../src/contract/index.ts';

export const rightPassword = 'tulip anvil rhubarb canoe';

/** The doors of the server before routes that only say that they were reached. */
export interface AccessApp extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly root: string;
  readonly catalogue: Catalogue;
  /** Lines shown on the console. */
  readonly told: string[];
  /** Hashes that passwords were checked against. */
  readonly checked: string[];
  readonly clock: { time: number };
  readonly addUser: (name: string, role: UserRole) => Promise<string>;
  readonly signIn: (name: string, password?: string) => Promise<Browser>;
}

/** What a signed-in browser sends. */
export interface Browser {
  readonly cookie: string;
  readonly csrf: string;
}

interface Options {
  readonly host?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A workspace that is there already and outlives the app. */
  readonly root?: string;
  /** More routes, before the app is ready. */
  readonly more?: (app: FastifyInstance, context: ServerContext) => void;
}

export async function accessApp({
  host = '0.0.0.0',
  env = {},
  root: given,
  more,
}: Options = {}): Promise<AccessApp> {
  const root = given ?? (await mkdtemp(join(tmpdir(), 'clientele-access-')));
  const catalogue = await openCatalogue(root, {});
  const told: string[] = [];
  const checked: string[] = [];
  const clock = { time: Date.parse('2026-11-21T10:00:00Z') };
  const now = () => new Date(clock.time);
  const context: ServerContext = {
    root,
    host,
    env,
    catalogue,
    now,
    actorOf,
    limits: limitsOf({}),
    audit: createAudit(catalogue, now),
    tellConsole: (line) => told.push(line),
  };
  const app = createApp(env, null);
  const dispose = async () => {
    await app.close();
    await catalogue.close();
    if (given === undefined) await rm(root, { recursive: true, force: true });
  };
  try {
    await registerSafety(app, context);
    await registerAccess(app, context, plainPasswords(checked));
    addRoutes(app);
    more?.(app, context);
    await app.ready();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    app,
    root,
    catalogue,
    told,
    checked,
    clock,
    addUser: async (name, role) => {
      const id = `u_${name}`;
      const passwordHash = `plain:${rightPassword}`;
      await catalogue.users.add({ id, name, role, passwordHash, createdAt: now().toISOString() });
      return id;
    },
    signIn: (name, password = rightPassword) => signIn(app, name, password),
    [Symbol.asyncDispose]: dispose,
  };
}

/** Keeps passwords as they are, so that tests take no time, and counts how often one is checked. */
function plainPasswords(checked: string[]): Passwords {
  return {
    hash: async (password) => `plain:${password}`,
    verify: async (passwordHash, password) => {
      checked.push(passwordHash);
      return passwordHash === `plain:${password}`;
    },
  };
}

function addRoutes(app: FastifyInstance): void {
  const reached = async () => ({ reached: true });
  app.get('/health', { config: { access: 'public' } }, reached);
  app.get('/*', { config: { access: 'public' } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send('<!doctype html><title>Clientele</title>'),
  );
  app.get('/api/v1/things/:id', { config: { access: 'viewer' } }, reached);
  app.get('/api/v1/jobs/:id/events', { config: { access: 'viewer' } }, reached);
  app.post('/api/v1/things', { config: { access: 'analyst' } }, reached);
  app.delete('/api/v1/things/:id', { config: { access: 'analyst' } }, reached);
  app.get('/api/v1/secrets', { config: { access: 'admin' } }, reached);
}

/** Takes the name and value of the cookie and the token of the session out of an answer. */
async function signIn(app: FastifyInstance, name: string, password: string): Promise<Browser> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { name, password },
  });
  return browserOf(response);
}

export function browserOf(response: {
  headers: Record<string, unknown>;
  json: () => unknown;
}): Browser {
  const cookie = String(response.headers['set-cookie']).split(';', 1)[0];
  return { cookie, csrf: sessionSchema.parse(response.json()).csrfToken ?? '' };
}

/** A request as the browser of someone signed in would send it. */
export function as(browser: Browser, request: InjectOptions): InjectOptions {
  const headers = { ...request.headers, cookie: browser.cookie, 'x-csrf-token': browser.csrf };
  return { ...request, headers };
}
