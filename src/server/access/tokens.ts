import { userRoles, type ApiToken, type UserRole } from '../../contract/index.ts';
import { publicUser, type TokenActor } from './actor.ts';
import type { Desk } from './desk.ts';
import { keyedHash, makeSecret } from './secrets.ts';

const mark = 'clt_';
const minute = 60_000;

/** The role that a scope reaches at most. */
export const scopeRoles: Readonly<Record<ApiToken['scope'], UserRole>> = {
  read: 'viewer',
  write: 'analyst',
  admin: 'admin',
};

/** A new secret of a token, and what is stored of it. */
export function makeTokenSecret(desk: Desk): {
  readonly secret: string;
  readonly secretHash: string;
} {
  const secret = mark + makeSecret();
  return { secret, secretHash: keyedHash(desk.secret, secret) };
}

/**
 * Who a token speaks for; null for one that is unknown, over, or whose user is gone. It may do what its scope says,
 * and never more than its user may now.
 */
export async function findToken(desk: Desk, secret: string): Promise<TokenActor | null> {
  const { tokens, users } = desk.context.catalogue;
  const token = secret.startsWith(mark) ? await tokens.find(keyedHash(desk.secret, secret)) : null;
  const now = desk.context.now();
  if (token === null || Date.parse(token.expiresAt) <= now.getTime()) return null;
  const user = await users.find(token.userId);
  if (user === null) return null;
  if (token.lastUsedAt === null || now.getTime() - Date.parse(token.lastUsedAt) >= minute) {
    await tokens.touch(token.id, now.toISOString());
  }
  const role = lower(user.role, scopeRoles[token.scope]);
  return {
    kind: 'token',
    name: `${user.name} (token ${token.name})`,
    role,
    user: publicUser(user),
  };
}

function lower(a: UserRole, b: UserRole): UserRole {
  return userRoles[Math.min(userRoles.indexOf(a), userRoles.indexOf(b))];
}
