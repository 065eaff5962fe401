import { basename, dirname, resolve } from 'node:path';
import { ClienteleError } from '../contract/index.ts';
import { machineDisk, type Disk } from './disk.ts';
import { syncFolder } from './durable.ts';
import { claimHidden, sweepLeftovers } from './leftovers.ts';
import { isRun } from './occupant.ts';
import { whyRefused } from './refusals.ts';

/**
 * Removes a run. It is renamed to a hidden name first, so that a run is there or not, and then deleted.
 *
 * @throws ClienteleError `usage` when `folder` is no run, `resource` when it cannot be removed: it is there as before,
 *   or it is gone from the list and the sentence says that files of it are left
 */
export async function removeRun(folder: string, disk: Disk = machineDisk): Promise<void> {
  const target = resolve(folder);
  if (!(await isRun(target, disk))) {
    throw new ClienteleError(
      'usage',
      `${folder} is not a run and stays as it is; "clientele runs" lists the runs.`,
    );
  }
  using hidden = claimHidden('removed', dirname(target));
  await hide(target, hidden.path, disk);
  try {
    await disk.remove(hidden.path);
  } catch (error) {
    throw refusal(
      error,
      `The run ${basename(target)} is gone, but not all of its files could be deleted`,
      `delete ${hidden.path}, or leave it to the next command`,
    );
  }
  await sweepLeftovers(dirname(target), disk);
}

async function hide(target: string, hidden: string, disk: Disk): Promise<void> {
  const parent = dirname(target);
  try {
    await disk.rename(target, hidden);
    await syncFolder(parent, disk).catch(async (error: unknown) => {
      await disk.rename(hidden, target);
      throw error;
    });
  } catch (error) {
    throw refusal(error, `Cannot remove the run ${basename(target)}`, 'make it writable');
  }
}

function refusal(error: unknown, what: string, way: string): unknown {
  const reason = whyRefused(error);
  if (reason === undefined) return error;
  return new ClienteleError('resource', `${what}: ${reason}; ${way}.`, { cause: error });
}
