import { expect, it } from 'vitest';
import { at, sampleToken, sampleUser } from './samples.fixture.ts';
import type { Given } from './given.fixture.ts';

/** Users, their sessions and their tokens. */
export function peopleCases({ catalogue }: Given): void {
  it('keeps users, a name once whatever its case', async () => {
    const { users } = catalogue();
    expect(await users.add(sampleUser('u1', 'Ana'))).toBe(true);
    expect(await users.add(sampleUser('u2', 'aNA'))).toBe(false);
    expect(await users.add(sampleUser('u3', 'ben', 'viewer'))).toBe(true);
    expect(await users.count()).toBe(2);
    expect(await users.findByName('ANA')).toEqual(sampleUser('u1', 'Ana'));
    expect(await users.findByName('an')).toBeNull();
    expect(await users.find('u2')).toBeNull();
    const { passwordHash: _, ...shown } = sampleUser('u1', 'Ana');
    expect((await users.list())[0]).toEqual(shown);
    await users.setPassword('u1', 'new');
    expect((await users.find('u1'))?.passwordHash).toBe('new');
    expect((await users.find('u3'))?.passwordHash).not.toBe('new');
  });

  it('has one first user', async () => {
    const { users } = catalogue();
    expect(await users.addFirst(sampleUser('u1'))).toBe(true);
    expect(await users.addFirst(sampleUser('u2'))).toBe(false);
    expect(await users.count()).toBe(1);
  });

  it('never loses the last admin', async () => {
    const { users } = catalogue();
    await users.add(sampleUser('a1'));
    await users.add(sampleUser('v1', 'v1', 'viewer'));
    expect(await users.remove('a1')).toBe(false);
    expect(await users.setRole('a1', 'analyst')).toBe(false);
    expect(await users.setRole('a1', 'admin')).toBe(true);
    expect(await users.setRole('v1', 'admin')).toBe(true);
    expect(await users.setRole('a1', 'analyst')).toBe(true);
    expect(await users.remove('v1')).toBe(false);
    expect(await users.remove('a1')).toBe(true);
    expect((await users.list()).map(({ id, role }) => [id, role])).toEqual([['v1', 'admin']]);
  });

  it('keeps sessions until they are ended or forgotten', async () => {
    const { users, sessions } = catalogue();
    for (const id of ['u1', 'u2']) await users.add(sampleUser(id));
    const session = (secretHash: string, userId: string, n: number) => ({
      secretHash,
      userId,
      csrfToken: `csrf ${secretHash}`,
      createdAt: at(n),
      lastSeenAt: at(n),
      agent: 'Firefox',
    });
    for (const [i, user] of ['u1', 'u1', 'u2', 'u2'].entries()) {
      await sessions.add(session(`s${i}`, user, i));
    }
    expect(await sessions.find('s0')).toEqual(session('s0', 'u1', 0));
    await sessions.touch('s0', at(9));
    await sessions.removeSeenBefore(at(2));
    const left = async (): Promise<string[]> => {
      const found = await Promise.all(['s0', 's1', 's2', 's3'].map((hash) => sessions.find(hash)));
      return found.flatMap((one) => (one === null ? [] : [one.secretHash]));
    };
    expect(await left()).toEqual(['s0', 's2', 's3']);
    expect((await sessions.find('s0'))?.lastSeenAt).toBe(at(9));
    await sessions.remove('s2');
    expect(await left()).toEqual(['s0', 's3']);
    await sessions.add(session('s4', 'u1', 4));
    expect((await sessions.list('u1')).map(({ secretHash }) => secretHash)).toEqual(['s0', 's4']);
    await sessions.removeOfUser('u1', 's4');
    expect((await sessions.list('u1')).map(({ secretHash }) => secretHash)).toEqual(['s4']);
    await sessions.removeOfUser('u1');
    expect(await left()).toEqual(['s3']);
    expect(await sessions.list('u1')).toEqual([]);
  });

  it('keeps tokens, each for its user', async () => {
    const { users, tokens } = catalogue();
    await users.add(sampleUser('u1'));
    await users.add(sampleUser('u2'));
    await tokens.add(sampleToken('t1', 'u1', 1));
    await tokens.add(sampleToken('t2', 'u1', 2));
    expect(await tokens.find('hash of t1')).toEqual(sampleToken('t1', 'u1', 1));
    await tokens.touch('t1', at(7));
    const { userId: _, secretHash: __, ...shown } = sampleToken('t1', 'u1', 1);
    expect((await tokens.list('u1'))[1]).toEqual({ ...shown, lastUsedAt: at(7) });
    expect(await tokens.list('u2')).toEqual([]);
    expect(await tokens.remove('u2', 't1')).toBe(false);
    expect(await tokens.remove('u1', 't1')).toBe(true);
    expect((await tokens.list('u1')).map(({ id }) => id)).toEqual(['t2']);
    await tokens.removeOfUser('u2');
    expect(await tokens.list('u1')).toHaveLength(1);
    await tokens.removeOfUser('u1');
    expect(await tokens.list('u1')).toEqual([]);
  });

  it('keeps second factors, and uses each code once', async () => {
    const { users, secondFactors } = catalogue();
    for (const id of ['u1', 'u2']) await users.add(sampleUser(id));
    expect(await secondFactors.find('u1')).toBeNull();
    expect(await secondFactors.begin('u1', 'sealed')).toBe(true);
    expect(await secondFactors.begin('u1', 'sealed again')).toBe(true);
    expect(await secondFactors.useStep('u1', 7)).toBe(true);
    expect(await secondFactors.useStep('u1', 6)).toBe(false);
    const atOnce = [7, 8, 8, 8].map((step) => secondFactors.useStep('u1', step));
    expect((await Promise.all(atOnce)).filter((isUsed) => isUsed)).toHaveLength(1);
    await secondFactors.confirm('u1', at(1), ['c1', 'c2']);
    const kept = { userId: 'u1', secret: 'sealed again', confirmedAt: at(1), lastStep: 8 };
    expect(await secondFactors.find('u1')).toEqual(kept);
    expect(await secondFactors.begin('u1', 'other')).toBe(false);
    expect(await secondFactors.useStep('u2', 9)).toBe(false);
    expect(await secondFactors.useCode('u2', 'c1')).toBe(false);
    expect(await secondFactors.useCode('u1', 'c1')).toBe(true);
    expect(await secondFactors.useCode('u1', 'c1')).toBe(false);
    expect(await secondFactors.codesLeft('u1')).toBe(1);
    expect(await secondFactors.remove('u1')).toBe(true);
    expect(await secondFactors.remove('u1')).toBe(false);
    expect(await secondFactors.codesLeft('u1')).toBe(0);
  });

  it('removes what belongs to a user with the user', async () => {
    const { users, sessions, tokens, secondFactors } = catalogue();
    await users.add(sampleUser('u1'));
    await users.add(sampleUser('u2'));
    const times = { createdAt: at(0), lastSeenAt: at(0) };
    await sessions.add({ secretHash: 's', userId: 'u1', csrfToken: 'c', agent: '', ...times });
    await tokens.add(sampleToken('t', 'u1'));
    await secondFactors.begin('u1', 'sealed');
    await secondFactors.confirm('u1', at(1), ['c1']);
    expect(await users.remove('u1')).toBe(true);
    expect(await sessions.find('s')).toBeNull();
    expect(await tokens.find('hash of t')).toBeNull();
    expect(await secondFactors.find('u1')).toBeNull();
    expect(await secondFactors.codesLeft('u1')).toBe(0);
  });
}
