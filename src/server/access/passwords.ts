import { hash, verify } from '@node-rs/argon2';

/** How passwords are kept. */
export interface Passwords {
  /** A hash in PHC form, with its own salt. */
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (passwordHash: string, password: string) => Promise<boolean>;
}

/** Argon2id with 19 MiB, 2 passes and 1 lane (OWASP Password Storage Cheat Sheet, 2025). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const argon2Passwords: Passwords = {
  hash: (password) => hash(password, cost),
  verify: (passwordHash, password) => verify(passwordHash, password),
};

/** A hash of a password that no one knows: checked where there is no user, so that this takes as much work. */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$0/HXSEAB6wKpmDKmQb+k7A$F/NsD5O1GeyoHRau9AU005jIzutTea3pNhvnko3sP08';

/**
 * Whether a password is right. The work is the same whether there is such a user or not.
 *
 * @param passwordHash of the user; null where there is none
 */
export async function isRight(
  passwords: Passwords,
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const right = await passwords.verify(passwordHash ?? decoy, password);
  return right && passwordHash !== null;
}
