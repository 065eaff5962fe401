import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpProblem } from '../problem.ts';

const nameForm = /^[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd} ._()+-]*$/u;
const longestName = 200;
const reservedNames: ReadonlySet<string> = new Set(
  ['con', 'prn', 'aux', 'nul', 'clock$', 'conin$', 'conout$'].concat(
    Array.from('0123456789¹²³').flatMap((digit) => [`com${digit}`, `lpt${digit}`]),
  ),
);

/**
 * The path of a name from outside within a folder of ours. One name, not a path: letters, digits, space and
 * `. _ ( ) + -`, at most 200 bytes, starting with a letter, a digit or `_`. What an encoding, a look-alike, a device
 * name or a symbolic link could turn into another place is refused.
 *
 * @param folder an existing folder
 * @returns a path in `folder`; whether there is a file is for the caller to see
 * @throws HttpProblem 404 for any other name
 */
export async function confinedPath(folder: string, name: string): Promise<string> {
  if (!isPlainName(name)) throw noFile();
  const path = join(folder, name);
  if (await isLink(path)) throw noFile();
  return path;
}

/** Whether a name can only be that of one file in one folder, on any system. */
export function isPlainName(name: string): boolean {
  return isPlain(name) && isPlain(name.normalize('NFKC'));
}

function isPlain(name: string): boolean {
  if (Buffer.byteLength(name) > longestName || !nameForm.test(name)) return false;
  if (name.includes('..') || name.endsWith('.') || name.endsWith(' ')) return false;
  const stem = name.split('.', 1)[0].trimEnd().toLowerCase();
  return !reservedNames.has(stem);
}

async function isLink(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && found.isSymbolicLink();
}

function noFile(): HttpProblem {
  return new HttpProblem(404, 'There is no file by this name; check the address.');
}
