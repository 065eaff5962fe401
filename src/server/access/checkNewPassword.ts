import { HttpProblem } from '../problem.ts';
import type { Desk } from './desk.ts';
import { checkPassword } from './passwordRules.ts';

/**
 * Refuses a new password that is easy to guess or known to others.
 *
 * @throws HttpProblem 400
 */
export async function checkNewPassword(
  { knownPasswords }: Pick<Desk, 'knownPasswords'>,
  password: string,
  userName: string,
): Promise<void> {
  checkPassword(password, userName);
  if (!(await knownPasswords.has(password))) return;
  throw new HttpProblem(
    400,
    'This password is known: others used it, and it was lost. Choose another, such as four unrelated words.',
  );
}
