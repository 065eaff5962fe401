import type { z } from 'zod';
import type { newUserSchema } from '../../contract/index.ts';
import type { StoredUser } from '../../store/index.ts';
import type { Desk } from './desk.ts';
import { makeId } from './secrets.ts';

/** A user ready to be stored, under a new id. */
export async function newUser(
  { passwords, context }: Desk,
  { name, role, password }: z.infer<typeof newUserSchema>,
): Promise<StoredUser> {
  return {
    id: makeId('u'),
    name,
    role,
    createdAt: context.now().toISOString(),
    passwordHash: await passwords.hash(password),
  };
}
