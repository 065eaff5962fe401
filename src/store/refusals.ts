import { basename } from 'node:path';
import { ClienteleError } from '../contract/index.ts';

const refusals: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you have no permission to write there'],
  ['EPERM', 'you have no permission to write there'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your disk quota is used up'],
  ['EFBIG', 'the disk takes no file of that size'],
  ['ENOENT', 'the folder does not exist'],
  ['ENOTDIR', 'a part of that path is a file'],
  ['EEXIST', 'a part of that path is a file'],
  ['EISDIR', 'a folder has that name'],
  ['ENOTEMPTY', 'something else was put there meanwhile'],
  ['EBUSY', 'another program holds it'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ESTALE', 'the shared disk has lost it'],
  ['EIO', 'the disk reported an error'],
]);

/** The code of an error of the machine, such as ENOSPC. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Why the machine refused to write, for people; undefined for any other error. */
export function whyRefused(error: unknown): string | undefined {
  return refusals.get(errorCode(error) ?? '');
}

/**
 * An error of the disk as a sentence about what to do; any other error as it is.
 *
 * @param what - what was to be written: "another file", "another folder"
 */
export function asResourceError(error: unknown, path: string, what = 'another folder'): unknown {
  const reason = whyRefused(error);
  if (reason === undefined) return error;
  return new ClienteleError(
    'resource',
    `Cannot write ${basename(path)}: ${reason}; make room or name ${what} with --out.`,
    { cause: error },
  );
}
