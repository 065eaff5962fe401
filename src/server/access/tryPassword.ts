import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { StoredUser } from '../../store/index.ts';
import { HttpProblem } from '../problem.ts';
import type { Desk } from './desk.ts';
import { isRight } from './passwords.ts';

/**
 * Checks a name and a password. An unknown name and a wrong password get the same answer after the same work, and
 * count against the name and the address alike; a right password during a wait is not looked at.
 *
 * @param checkMore what else must be right before the try is forgiven, such as a code; throws where it is not
 * @throws HttpProblem 401, or 429 with the seconds to wait
 */
export async function tryPassword(
  desk: Desk,
  request: FastifyRequest,
  { name, password }: { readonly name: string; readonly password: string },
  checkMore: (user: StoredUser) => Promise<void> = async () => undefined,
): Promise<StoredUser> {
  const { catalogue, now, audit } = desk.context;
  const address = normalizeIP(request.ip);
  const wait = desk.throttle.begin(name, address, now().getTime());
  if (wait > 0) throw tooManyTries(Math.ceil(wait / 1000));
  const user = await catalogue.users.findByName(name);
  if (!(await isRight(desk.passwords, user?.passwordHash ?? null, password)) || user === null) {
    await audit(request, 'session.refuse', user?.id ?? 'unknown');
    throw new HttpProblem(401, 'The name or the password is wrong; try again.');
  }
  await checkMore(user);
  desk.throttle.forgive(name, address);
  return user;
}

function tooManyTries(seconds: number): HttpProblem {
  const sentence = `Too many wrong tries; wait ${seconds} seconds and try again.`;
  return new HttpProblem(429, sentence, seconds);
}
