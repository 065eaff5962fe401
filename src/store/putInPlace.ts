import { basename, dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { syncFolder } from './durable.ts';
import { claimHidden } from './leftovers.ts';
import { occupant } from './occupant.ts';
import { errorCode } from './refusals.ts';

/** How often another process may be faster in putting its run at the same place. */
const mostAttempts = 20;

/**
 * Renames a whole run into its place. A run that is there is moved aside first, comes back when anything fails, and
 * goes once the new one is safely on disk.
 */
export async function putInPlace(partial: string, target: string, disk: Disk): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    using aside = claimHidden('replaced', dirname(target), basename(target));
    const isReplacing = await moveAside(target, aside.path, disk);
    try {
      await disk.rename(partial, target);
      await syncOrTakeBack(partial, target, disk);
    } catch (error) {
      // Where this fails too, the next sweep does it.
      if (isReplacing) await disk.rename(aside.path, target).catch(() => undefined);
      if (!isTaken(error) || attempt === mostAttempts) throw error;
      continue;
    }
    if (isReplacing) await disk.remove(aside.path).catch(() => undefined);
    return;
  }
}

async function moveAside(target: string, aside: string, disk: Disk): Promise<boolean> {
  if ((await occupant(target, disk)) === 'nothing') return false;
  try {
    await disk.rename(target, aside);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function syncOrTakeBack(partial: string, target: string, disk: Disk): Promise<void> {
  try {
    await syncFolder(dirname(target), disk);
  } catch (error) {
    await disk.rename(target, partial);
    throw error;
  }
}

const takenCodes: ReadonlySet<string | undefined> = new Set(['ENOTEMPTY', 'EEXIST']);

function isTaken(error: unknown): boolean {
  return takenCodes.has(errorCode(error));
}
