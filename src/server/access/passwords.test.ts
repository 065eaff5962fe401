import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { argon2Passwords, isRight } from './passwords.ts';

describe('password hashes', () => {
  it('are Argon2id with 19 MiB, 2 passes, 1 lane and a salt of their own', async () => {
    const [first, second] = await Promise.all([
      argon2Passwords.hash('tulip anvil rhubarb canoe'),
      argon2Passwords.hash('tulip anvil rhubarb canoe'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await isRight(argon2Passwords, first, 'tulip anvil rhubarb canoe')).toBe(true);
    expect(await isRight(argon2Passwords, first, 'tulip anvil rhubarb cano')).toBe(false);
  });

  it('take the same work where there is no user', async () => {
    const seen: string[] = [];
    const counting = {
      ...argon2Passwords,
      verify: async (passwordHash: string) => {
        seen.push(passwordHash);
        return true;
      },
    };
    expect(await isRight(counting, null, 'anything')).toBe(false);
    expect(parseOptions(seen[0])).toMatchObject({
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
      outputLen: 32,
    });
  });
});
