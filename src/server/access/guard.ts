import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problem.ts';
import { localActor, reaches, type Actor, type SessionActor } from './actor.ts';
import type { Desk } from './desk.ts';
import { isLacking } from './secondFactor.ts';
import { isSame } from './secrets.ts';
import { findSession } from './sessions.ts';
import { findToken } from './tokens.ts';

/** Checks before every route who asks and whether they may. What does not say who may come is closed. */
export function guardRoutes(app: FastifyInstance, desk: Desk): void {
  app.decorateRequest('actor', null);
  app.decorateRequest('mayStill', async () => true);
  app.addHook('onRequest', async (request, reply) => {
    const { access, beforeSecondFactor = false } = request.routeOptions.config;
    if (request.is404 || access === 'public') return;
    request.actor = await identify(desk, request);
    const { actor } = request;
    if (actor === null) throw signInFirst(reply);
    checkCsrf(request, actor);
    if (access === undefined || !reaches(actor.role, access)) {
      throw new HttpProblem(403, 'Your role does not allow this; ask an admin of this server.');
    }
    const needed = access;
    request.mayStill = async () => {
      const now = await identify(desk, request).catch(() => null);
      return now !== null && reaches(now.role, needed);
    };
    if (!beforeSecondFactor && (await isLacking(desk, actor))) {
      throw new HttpProblem(
        403,
        'This server asks you for a second factor; sign in at the dashboard and set one up first.',
      );
    }
  });
}

/**
 * Who asks: by token, else by session, else whoever is at the machine where no one signs in; null for a stranger.
 *
 * @throws HttpProblem 401 for a token that does not hold, whatever cookie comes with it
 */
export async function identify(desk: Desk, request: FastifyRequest): Promise<Actor | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return byToken(desk, authorization);
  const session = await findSession(desk, request);
  if (session !== null) return session;
  return (await desk.isSignInNeeded()) ? null : localActor;
}

/**
 * A change by a browser must carry the token that only our own pages can read.
 *
 * @throws HttpProblem 403
 */
export function checkCsrf(request: FastifyRequest, actor: Actor): void {
  if (actor.kind !== 'session' || request.method === 'GET' || request.method === 'HEAD') return;
  const given = request.headers['x-csrf-token'];
  if (typeof given === 'string' && isSame(given, actor.csrfToken)) return;
  throw new HttpProblem(
    403,
    'The request lacks the token of its session (x-csrf-token); load the page again.',
  );
}

/**
 * The session of a request, for what only a person may do who is signed in at a browser.
 *
 * @throws HttpProblem 403 for a token, 409 where no one signs in
 */
export function sessionOf({ actor }: FastifyRequest): SessionActor {
  if (actor?.kind === 'session') return actor;
  if (actor?.kind === 'local') {
    throw new HttpProblem(409, 'No one signs in on this server yet; make a user first.');
  }
  throw new HttpProblem(403, 'A token cannot do this; sign in with your name and password.');
}

async function byToken(desk: Desk, authorization: string): Promise<Actor> {
  const [scheme, secret] = authorization.split(' ', 2);
  const actor = scheme.toLowerCase() === 'bearer' && (await findToken(desk, secret ?? ''));
  if (actor) return actor;
  throw new HttpProblem(401, 'This token is unknown or over; make another in the dashboard.');
}

function signInFirst(reply: FastifyReply): HttpProblem {
  void reply.header('www-authenticate', 'Bearer realm="clientele"');
  return new HttpProblem(401, 'Sign in first, or send a token (Authorization: Bearer).');
}
