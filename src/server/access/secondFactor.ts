import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { codeNeeded, type User } from '../../contract/index.ts';
import { HttpProblem } from '../problem.ts';
import type { Actor } from './actor.ts';
import type { Desk } from './desk.ts';
import { unseal } from './sealing.ts';
import { keyedHash } from './secrets.ts';
import { base32, stepOfCode } from './totp.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a route is open to who has yet to set up the second factor that the server asks for. */
    beforeSecondFactor?: boolean;
  }
}

/** Whether the server asks users of a role for a second factor. */
export function isRequired({ settings }: Desk, { role }: Pick<User, 'role'>): boolean {
  const { secondFactorFor } = settings;
  return secondFactorFor === 'everyone' || (secondFactorFor === 'admins' && role === 'admin');
}

/** Whether a user has still to set one up. Tokens reach no further than their user. */
export async function isLacking(desk: Desk, actor: Actor): Promise<boolean> {
  return (
    actor.kind !== 'local' &&
    isRequired(desk, actor.user) &&
    !(await isEnabled(desk, actor.user.id))
  );
}

export async function isEnabled({ context }: Desk, userId: string): Promise<boolean> {
  const factor = await context.catalogue.secondFactors.find(userId);
  return factor !== null && factor.confirmedAt !== null;
}

/**
 * Checks the code of a user that has a second factor. Each code holds once (RFC 6238, 5.2), a recovery code too.
 *
 * @throws HttpProblem 401; of type `codeNeeded` without a code
 */
export async function checkCode(
  desk: Desk,
  request: FastifyRequest,
  { id }: Pick<User, 'id'>,
  code: string | undefined,
): Promise<void> {
  if (!(await isEnabled(desk, id))) return;
  if (code === undefined || code === '') {
    const sentence = 'Send the code that your authenticator app shows, or a recovery code, too.';
    throw new HttpProblem(401, sentence, null, codeNeeded);
  }
  if ((await useCode(desk, id, code)) || (await useRecoveryCode(desk, id, code))) return;
  await desk.context.audit(request, 'code.refuse', id);
  throw wrongCode();
}

/** Uses up a code of the app; @returns false where it is wrong, or was used. */
export async function useCode(desk: Desk, userId: string, code: string): Promise<boolean> {
  const { secondFactors } = desk.context.catalogue;
  const factor = await secondFactors.find(userId);
  if (factor === null) return false;
  const secret = unseal(desk.secret, userId, factor.secret);
  const step = stepOfCode(secret, code.replaceAll(' ', ''), desk.context.now().getTime());
  return step !== null && secondFactors.useStep(userId, step);
}

export function wrongCode(): HttpProblem {
  return new HttpProblem(401, 'The code is wrong or was used; wait for the next one.');
}

const nCodes = 10;

/** Ten codes of 120 random bits, to be shown once; stored are their hashes. */
export function makeRecoveryCodes({ secret }: Desk): {
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
} {
  const codes = Array.from({ length: nCodes }, () =>
    (base32(randomBytes(15)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );
  return { codes, hashes: codes.map((code) => recoveryHash(secret, code)) };
}

function useRecoveryCode(desk: Desk, userId: string, code: string): Promise<boolean> {
  return desk.context.catalogue.secondFactors.useCode(userId, recoveryHash(desk.secret, code));
}

function recoveryHash(serverSecret: string, code: string): string {
  return keyedHash(serverSecret, code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''));
}
