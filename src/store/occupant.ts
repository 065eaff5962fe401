import { join } from 'node:path';
import { ClienteleError } from '../contract/index.ts';
import type { Disk } from './disk.ts';
import { asResourceError, errorCode } from './refusals.ts';

/** The file whose presence says that a folder holds a finished run. */
export const manifestName = 'run.json';

/**
 * What is in the way of a run.
 *
 * @throws ClienteleError `usage` when it is something that is not a run, `resource` when it cannot be seen
 */
export async function occupant(target: string, disk: Disk): Promise<'nothing' | 'run'> {
  let names: string[];
  try {
    names = await disk.list(target);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return 'nothing';
    if (code === 'ENOTDIR') {
      throw new ClienteleError(
        'usage',
        `--out ${target} is a file; name a folder that does not exist yet.`,
      );
    }
    throw asResourceError(error, target);
  }
  if (names.length === 0) return 'nothing';
  if (names.includes(manifestName)) return 'run';
  throw new ClienteleError(
    'usage',
    `--out ${target} holds files that are not a run; name an empty or a new folder.`,
  );
}

/** True where `folder` can be read as a finished run. */
export function isRun(folder: string, disk: Disk): Promise<boolean> {
  return disk.look(join(folder, manifestName)).then(
    ({ isFile }) => isFile,
    () => false,
  );
}
