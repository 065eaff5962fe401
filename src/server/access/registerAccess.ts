import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SessionState } from '../../contract/index.ts';
import type { ServerContext } from '../context.ts';
import { requireDeclaredRoutes } from './declaredRoutes.ts';
import { createDesk, type Desk } from './desk.ts';
import { guardRoutes } from './guard.ts';
import type { Passwords } from './passwords.ts';
import { readerOf } from './reader.ts';
import { auditRoutes } from './routes/audit.ts';
import { secondFactorRoutes } from './routes/secondFactor.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionListRoutes } from './routes/sessions.ts';
import { setUpRoutes } from './routes/setUp.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { userRoutes } from './routes/users.ts';

const allRoutes = [
  sessionRoutes,
  sessionListRoutes,
  secondFactorRoutes,
  setUpRoutes,
  userRoutes,
  tokenRoutes,
  auditRoutes,
];

/** What the server knows of who asks, for routes that are open to everyone. */
export interface Access {
  /** Who reads, where a viewer may; null for everyone else. */
  readonly readerOf: (request: FastifyRequest) => Promise<SessionState | null>;
}

/**
 * Lets in whom it should: checks every route that is made from now on, and adds those for sessions, users, tokens and
 * the audit log. To be called after `registerSafety` and before other routes are made.
 *
 * @param passwords how passwords are hashed; Argon2id when not given
 * @throws ClienteleError `usage` when the server has no secret that will do
 */
export async function registerAccess(
  app: FastifyInstance,
  context: ServerContext,
  passwords?: Passwords,
): Promise<Access> {
  const desk = await createDesk(context, passwords);
  await app.register(cookie);
  guardRoutes(app, desk);
  requireDeclaredRoutes(app);
  for (const routes of allRoutes) {
    await app.register(routes(desk), { prefix: '/api/v1' });
  }
  app.addHook('onReady', async () => {
    void checkAudit(app, desk);
    if (!(await desk.isSetUpNeeded())) return;
    desk.setUp.offer(context.now().getTime());
    if (desk.settings.https) return;
    context.tellConsole(
      'Passwords will cross the network unprotected: put a proxy with https before this server and set CLIENTELE_PUBLIC_URL.',
    );
  });
  return { readerOf: (request) => readerOf(desk, request) };
}

/** Meanwhile the server serves. What keeps the log from being read, such as a closing server, is told where it is asked for. */
async function checkAudit(app: FastifyInstance, { auditWatch, context }: Desk): Promise<void> {
  const found = await auditWatch.checkAll().catch(() => null);
  if (found === null || found.firstBroken === null) return;
  app.log.error({ entry: found.firstBroken }, 'the audit log was changed by hand');
  context.tellConsole(
    `The audit log was changed by hand: entry ${found.firstBroken} does not hold. Keep a copy of the catalogue and compare it with a backup.`,
  );
}
