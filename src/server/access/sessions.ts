import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenSession, User } from '../../contract/index.ts';
import type { StoredSession, StoredUser } from '../../store/index.ts';
import { HttpProblem } from '../problem.ts';
import { publicUser, type SessionActor } from './actor.ts';
import type { Desk } from './desk.ts';
import { keyedHash, makeSecret } from './secrets.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A session ends after 12 hours without use, and 7 days after signing in. */
const sessionTimes = { idle: 12 * hour, whole: 7 * 24 * hour } as const;

/** Over https the browser binds the cookie to this very host; plain http is for loopback. */
function cookieName(https: boolean): string {
  return https ? '__Host-clientele' : 'clientele';
}

/**
 * Begins a session and hands its secret to the browser; a session that the browser had before ends.
 *
 * @param user as it was when the password was looked at
 * @throws HttpProblem 401 where the password was changed, or the user removed, meanwhile
 */
export async function beginSession(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  user: StoredUser,
): Promise<SessionActor> {
  const { sessions } = desk.context.catalogue;
  const now = desk.context.now();
  await endSession(desk, request);
  await sessions.removeSeenBefore(new Date(now.getTime() - sessionTimes.idle).toISOString());
  const secret = makeSecret();
  const secretHash = keyedHash(desk.secret, secret);
  const csrfToken = makeSecret();
  const time = now.toISOString();
  const agent = plainText(request.headers['user-agent'] ?? '');
  await sessions.add({
    secretHash,
    csrfToken,
    userId: user.id,
    createdAt: time,
    lastSeenAt: time,
    agent,
  });
  // A change of the password ends all sessions; one that began beside it is found here, whoever was first.
  const current = await desk.context.catalogue.users.find(user.id);
  if (current?.passwordHash !== user.passwordHash) {
    await sessions.remove(secretHash);
    throw new HttpProblem(401, 'The password was changed meanwhile; sign in again.');
  }
  void reply.setCookie(cookieName(desk.settings.https), secret, cookieOptions(desk));
  return sessionActor(user, { secretHash, csrfToken });
}

/** The session whose cookie a request carries; null where there is none, or no longer. */
export async function findSession(
  desk: Desk,
  request: FastifyRequest,
): Promise<SessionActor | null> {
  const { sessions, users } = desk.context.catalogue;
  const secretHash = cookieHash(desk, request);
  const session = secretHash === null ? null : await sessions.find(secretHash);
  if (session === null) return null;
  const now = desk.context.now();
  const user = isOver(session, now.getTime()) ? null : await users.find(session.userId);
  if (user === null) {
    await sessions.remove(session.secretHash);
    return null;
  }
  if (now.getTime() - Date.parse(session.lastSeenAt) >= minute) {
    await sessions.touch(session.secretHash, now.toISOString());
  }
  return sessionActor(user, session);
}

/** The sessions of a user that hold, last seen first. */
export async function openSessions(
  { context }: Desk,
  { user, secretHash }: SessionActor,
): Promise<(OpenSession & Pick<StoredSession, 'secretHash'>)[]> {
  const now = context.now().getTime();
  const stored = await context.catalogue.sessions.list(user.id);
  return stored
    .filter((session) => !isOver(session, now))
    .map(({ createdAt, lastSeenAt, agent, secretHash: hash }) => ({
      // Of what is stored already a hash; nobody gets back from the id to it.
      id: `s_${createHash('sha256').update(hash).digest('hex').slice(0, 32)}`,
      createdAt,
      lastSeenAt,
      agent,
      current: hash === secretHash,
      secretHash: hash,
    }));
}

const longestAgent = 200;

function plainText(text: string): string {
  return text.replaceAll(/\p{C}/gu, '').slice(0, longestAgent);
}

/** Ends the session of a request's cookie, if it has one. */
export async function endSession(desk: Desk, request: FastifyRequest): Promise<void> {
  const secretHash = cookieHash(desk, request);
  if (secretHash !== null) await desk.context.catalogue.sessions.remove(secretHash);
}

/** Takes the cookie back, and what the browser cached of the pages. */
export function forgetSession(desk: Desk, reply: FastifyReply): void {
  void reply
    .clearCookie(cookieName(desk.settings.https), cookieOptions(desk))
    .header('clear-site-data', '"cache"');
}

function cookieHash(desk: Desk, request: FastifyRequest): string | null {
  const secret = request.cookies[cookieName(desk.settings.https)];
  return secret === undefined ? null : keyedHash(desk.secret, secret);
}

function cookieOptions({ settings }: Desk) {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure: settings.https } as const;
}

function isOver(session: StoredSession, now: number): boolean {
  const idle = now - Date.parse(session.lastSeenAt);
  const whole = now - Date.parse(session.createdAt);
  return idle >= sessionTimes.idle || whole >= sessionTimes.whole;
}

function sessionActor(
  user: User,
  { secretHash, csrfToken }: Pick<StoredSession, 'secretHash' | 'csrfToken'>,
): SessionActor {
  const { name, role } = user;
  return { kind: 'session', name, role, user: publicUser(user), csrfToken, secretHash };
}
