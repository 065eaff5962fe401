import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ClienteleError } from '../contract/index.ts';

/** A run's files by name; long ones come as chunks. */
export type RunFiles = Readonly<Record<string, string | Iterable<string>>>;

/** The file whose presence says that a folder holds a finished run. */
export const manifestName = 'run.json';

const partialPattern = /^\.clientele-partial-(\d+)-/;
const replacedPattern = /^\.clientele-replaced-(\d+)-(.+)$/;

/**
 * Publishes a run whole: its files are written and synced in a hidden folder beside `folder`,
 * which is then renamed into place. Killed at any moment, the run is complete or absent.
 * An earlier run in `folder` is replaced; a folder with anything else in it is refused.
 *
 * @throws ClienteleError `usage` when `folder` holds something that is not a run,
 *   `resource` when it cannot be written
 */
export async function publishRun(folder: string, files: RunFiles): Promise<void> {
  const target = resolve(folder);
  const parent = dirname(target);
  const replaced = await occupant(target);
  const partial = partialPath(parent);
  try {
    await mkdir(parent, { recursive: true });
    await sweepLeftovers(parent);
    await mkdir(partial);
    for (const [name, content] of Object.entries(files)) {
      await writeSynced(join(partial, name), content);
    }
    await syncFolder(partial);
    if (replaced === 'run') {
      const old = join(parent, `.clientele-replaced-${process.pid}-${basename(target)}`);
      await rename(target, old);
      await rename(partial, target);
      await rm(old, { recursive: true, force: true });
    } else {
      await rename(partial, target);
    }
    await syncFolder(parent);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw asResourceError(error, folder);
  }
}

/** Replaces the report of a published run, whole or not at all. */
export async function publishReport(folder: string, html: string): Promise<void> {
  const partial = partialPath(dirname(resolve(folder)));
  try {
    await writeSynced(partial, html);
    await rename(partial, join(folder, 'report.html'));
    await syncFolder(folder);
  } catch (error) {
    await rm(partial, { force: true });
    throw asResourceError(error, folder);
  }
}

/** Refuses, before any work is done, a folder that `publishRun` would refuse. */
export async function checkTarget(folder: string): Promise<void> {
  await occupant(resolve(folder));
}

/** A hidden name in `parent` for what is not finished yet. */
export function partialPath(parent: string): string {
  return join(parent, `.clientele-partial-${process.pid}-${randomBytes(6).toString('hex')}`);
}

async function occupant(target: string): Promise<'nothing' | 'run'> {
  let names: string[];
  try {
    names = await readdir(target);
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

/** Writes a new file and puts it safely on disk. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array | Iterable<string>,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array;
    for (const chunk of isWhole ? [content] : content) {
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes names in a folder last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Clears what processes that are gone left in `parent`: half-written runs go, and a run that was
 * moved aside for a newer one which never arrived comes back.
 */
export async function sweepLeftovers(parent: string): Promise<void> {
  const names = await readdir(parent);
  for (const name of names) {
    const path = join(parent, name);
    const partial = partialPattern.exec(name);
    if (partial !== null && !isAlive(Number(partial[1]))) {
      await rm(path, { recursive: true, force: true });
    }
    const replaced = replacedPattern.exec(name);
    const original = replaced?.[2];
    if (original !== undefined && !isAlive(Number(replaced?.[1]))) {
      if (names.includes(original)) await rm(path, { recursive: true, force: true });
      else await rename(path, join(parent, original));
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of that path is a file',
  EIO: 'the disk reported an error',
};

/** Why the machine refused to write, for people; undefined for any other error. */
export function whyRefused(error: unknown): string | undefined {
  return refusals[errorCode(error) ?? ''];
}

/** An error of the disk as a sentence about what to do; any other error as it is. */
function asResourceError(error: unknown, folder: string): unknown {
  const reason = whyRefused(error);
  if (reason === undefined) return error;
  return new ClienteleError(
    'resource',
    `Cannot write ${basename(folder)}: ${reason}; make room or name another folder with --out.`,
    { cause: error },
  );
}

/** True where `folder` can be read as a finished run. */
export async function isRun(folder: string): Promise<boolean> {
  return stat(join(folder, manifestName)).then(
    (found) => found.isFile(),
    () => false,
  );
}
