import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { machineDisk } from './disk.ts';
import { claimHidden, sweepLeftovers } from './leftovers.ts';
import { lifeOf, thisOwner } from './owner.ts';
import { publishRun } from './publish.ts';
import { publishFile } from './publishFile.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-leftovers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const [host = '', pid = '', start = '', instance = ''] = thisOwner.split('.');
const owners = {
  /** The largest process id that Linux ever gives is 4194304. */
  gone: `${host}.99999999.${start}.${instance}`,
  /** The id of this process, but that of one which began at another time. */
  earlier: `${host}.${pid}.7b12345678.${instance}`,
  otherThread: `${host}.${pid}.${start}.abcdef`,
  elsewhere: `00000000.${pid}.${start}.${instance}`,
  olderVersion: '99999999',
};
const random = 'a1b2c3d4e5f6';

const leave = async (name: string, minutesAgo = 0): Promise<void> => {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'run.json'), '1');
  const then = new Date(Date.now() - minutesAgo * 60_000);
  for (const each of [join(path, 'run.json'), path]) await utimes(each, then, then);
};
const swept = async (): Promise<string[]> => {
  await sweepLeftovers(folder, machineDisk);
  return (await readdir(folder)).toSorted();
};

describe('lifeOf', () => {
  it('knows this process, and one that is gone', () => {
    expect(lifeOf(thisOwner)).toBe('alive');
    expect(lifeOf(owners.otherThread)).toBe('alive');
    expect(lifeOf(owners.gone)).toBe('dead');
  });

  it.runIf(process.platform === 'linux')('is not taken in by an id that was given again', () => {
    expect(lifeOf(owners.earlier)).toBe('dead');
  });

  it('cannot tell of other machines and older versions', () => {
    expect(lifeOf(owners.elsewhere)).toBe('unknown');
    expect(lifeOf(owners.olderVersion)).toBe('unknown');
  });

  it('writes no name of the machine', () => {
    expect(thisOwner).not.toContain(hostname());
  });
});

describe('sweepLeftovers', () => {
  it.each(['partial', 'removed'])('clears what is %s of processes that are gone', async (kind) => {
    await leave(`.clientele-${kind}-${owners.gone}-${random}`);
    await leave(`.clientele-${kind}-${owners.otherThread}-${random}`);
    await leave('.clientele-of-someone');
    await leave('run');
    expect(await swept()).toEqual(
      [
        `.clientele-${kind}-${owners.otherThread}-${random}`,
        '.clientele-of-someone',
        'run',
      ].toSorted(),
    );
  });

  it.each([owners.elsewhere, owners.olderVersion])(
    'waits an hour without a change where it cannot ask: %s',
    async (owner) => {
      const name = `.clientele-partial-${owner}-${random}`;
      await leave(name, 50);
      expect(await swept()).toEqual([name]);
      await leave(name, 70);
      await utimes(join(folder, name, 'run.json'), new Date(), new Date());
      expect(await swept()).toEqual([name]);
      await leave(name, 70);
      expect(await swept()).toEqual([]);
    },
  );

  it('leaves alone what this process is at work on, and no longer', async () => {
    {
      using hidden = claimHidden('partial', folder);
      await mkdir(hidden.path);
      expect(await swept()).toHaveLength(1);
    }
    expect(await swept()).toEqual([]);
  });

  it('brings back a run that was moved aside for one that never came', async () => {
    await leave(`.clientele-replaced-${owners.gone}-${random}-20261121-101502-3fa9c1`);
    await leave(`.clientele-replaced-${owners.olderVersion}-march`, 70);
    expect(await swept()).toEqual(['20261121-101502-3fa9c1', 'march']);
  });

  it('clears a run that another has replaced, and no run that something else is in the way of', async () => {
    const name = (run: string): string => `.clientele-replaced-${owners.gone}-${random}-${run}`;
    await leave(name('a'));
    await leave('a');
    await leave(name('b'));
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b', 'letter.txt'), '');
    expect(await swept()).toEqual([name('b'), 'a', 'b']);
  });

  it('is no error where there is nothing, or nothing can be done', async () => {
    await sweepLeftovers(join(folder, 'absent'), machineDisk);
    await leave(`.clientele-partial-${owners.gone}-${random}`);
    const stuck = { ...machineDisk, remove: () => Promise.reject(new Error('read-only')) };
    await sweepLeftovers(folder, stuck);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('is done before anything is published', async () => {
    await leave(`.clientele-partial-${owners.gone}-${random}`);
    await publishRun(join(folder, 'a'), { 'run.json': '' });
    await leave(`.clientele-partial-${owners.gone}-${random}`);
    await publishFile(join(folder, 'b'), '');
    expect((await readdir(folder)).toSorted()).toEqual(['a', 'b']);
  });
});
