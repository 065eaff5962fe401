import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { lifeOf, thisOwner } from './owner.ts';

/**
 * `partial`: not finished yet. `replaced`: a run moved aside for a newer one. `removed`: a run on its way out.
 */
type Kind = 'partial' | 'replaced' | 'removed';

const pattern = /^\.clientele-(partial|replaced|removed)-([^-]*)-(?:[0-9a-f]{12}-?)?(.*)$/;

/** Where no process can be asked, what was not touched for so long is a leftover, in milliseconds. */
const abandonedAfter = 3_600_000;

/** What this process is at work on. */
const claimed = new Set<string>();

/** A hidden path for what others must not see, or not yet. */
export interface HiddenPath extends Disposable {
  readonly path: string;
}

/**
 * A hidden path that no sweep touches until it is disposed of.
 *
 * @param original - the name that a run had before it was moved there
 */
export function claimHidden(kind: Kind, parent: string, original = ''): HiddenPath {
  const random = randomBytes(6).toString('hex');
  const ending = original === '' ? '' : `-${original}`;
  const path = join(parent, `.clientele-${kind}-${thisOwner}-${random}${ending}`);
  claimed.add(path);
  return { path, [Symbol.dispose]: () => void claimed.delete(path) };
}

/**
 * Clears what processes that are gone left in `parent`: half-written and half-removed runs go, and a run that was moved
 * aside for a newer one which never arrived comes back. What cannot be cleared now stays for the next sweep.
 */
export async function sweepLeftovers(parent: string, disk: Disk): Promise<void> {
  const names = await disk.list(parent).catch((): string[] => []);
  for (const name of names) {
    const [, kind, owner, original] = pattern.exec(name) ?? [];
    if (kind === undefined || owner === undefined) continue;
    const path = join(parent, name);
    if (!(await isAbandoned(path, owner, disk))) continue;
    const isRunAside = kind === 'replaced' && original !== undefined && original !== '';
    const swept = isRunAside ? bringBack(path, join(parent, original), disk) : disk.remove(path);
    await swept.catch(() => undefined);
  }
}

/** Puts a run back that was moved aside; where another has come in its place, it goes. */
async function bringBack(path: string, original: string, disk: Disk): Promise<void> {
  const isReplaced = await disk.look(join(original, 'run.json')).then(
    ({ isFile }) => isFile,
    () => false,
  );
  if (isReplaced) await disk.remove(path);
  else await disk.rename(path, original);
}

async function isAbandoned(path: string, owner: string, disk: Disk): Promise<boolean> {
  if (owner === thisOwner) return !claimed.has(path);
  const life = lifeOf(owner);
  if (life !== 'unknown') return life === 'dead';
  return Date.now() - (await lastChange(path, disk)) > abandonedAfter;
}

/** When a folder or a file in it was last written, in milliseconds; now where that cannot be seen. */
async function lastChange(path: string, disk: Disk): Promise<number> {
  const names = await disk.list(path).catch((): string[] => []);
  const paths = [path, ...names.map((name) => join(path, name))];
  const changes = await Promise.all(
    paths.map((each) =>
      disk.look(each).then(
        ({ changed }) => changed,
        () => Date.now(),
      ),
    ),
  );
  return Math.max(...changes);
}
