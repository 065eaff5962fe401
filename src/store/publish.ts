import { dirname, join, resolve } from 'node:path';
import { machineDisk, type Disk } from './disk.ts';
import { makeLastingFolder, syncFolder, writeSynced } from './durable.ts';
import { claimHidden, sweepLeftovers } from './leftovers.ts';
import { occupant } from './occupant.ts';
import { putInPlace } from './putInPlace.ts';
import { asResourceError } from './refusals.ts';

/** A run's files by name; long ones come as chunks. */
export type RunFiles = Readonly<Record<string, string | Iterable<string>>>;

/**
 * Publishes a run whole: its files are written and synced in a hidden folder beside `folder`,
 * which is then renamed into place. Killed at any moment, the run is complete or absent.
 * An earlier run in `folder` is replaced; a folder with anything else in it is refused.
 *
 * @throws ClienteleError `usage` when `folder` holds something that is not a run,
 *   `resource` when it cannot be written
 */
export async function publishRun(
  folder: string,
  files: RunFiles,
  disk: Disk = machineDisk,
): Promise<void> {
  const target = resolve(folder);
  const parent = dirname(target);
  await occupant(target, disk);
  using partial = claimHidden('partial', parent);
  try {
    await makeLastingFolder(parent, disk);
    await sweepLeftovers(parent, disk);
    await disk.makeFolder(partial.path);
    for (const [name, content] of Object.entries(files)) {
      await writeSynced(join(partial.path, name), content, disk);
    }
    await syncFolder(partial.path, disk);
    await putInPlace(partial.path, target, disk);
  } catch (error) {
    await disk.remove(partial.path).catch(() => undefined);
    throw asResourceError(error, folder);
  }
}

/**
 * Replaces the report of a published run, whole or not at all.
 *
 * @throws ClienteleError `resource` when it cannot be written
 */
export async function publishReport(
  folder: string,
  html: string,
  disk: Disk = machineDisk,
): Promise<void> {
  using partial = claimHidden('partial', dirname(resolve(folder)));
  try {
    await writeSynced(partial.path, html, disk);
    await disk.rename(partial.path, join(folder, 'report.html'));
    await syncFolder(folder, disk);
  } catch (error) {
    await disk.remove(partial.path).catch(() => undefined);
    throw asResourceError(error, folder);
  }
}

/** Refuses, before any work is done, a folder that `publishRun` would refuse. */
export async function checkTarget(folder: string): Promise<void> {
  await occupant(resolve(folder), machineDisk);
}
