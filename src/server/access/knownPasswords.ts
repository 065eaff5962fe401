import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { ClienteleError } from '../../contract/index.ts';

/** Passwords that others have used and lost. */
export interface KnownPasswords {
  readonly has: (password: string) => Promise<boolean>;
}

/** A line `HASH:count`: 40 hexadecimal digits of a SHA-1, then how often it was seen. */
const lineForm = /^[0-9A-F]{40}(?::\d+)?\s*$/i;
const hashLength = 40;
/** Longer than any line. */
const enough = 128;

/**
 * The 49,000 most used passwords of zxcvbn-ts, and those of a file where one is given: hashes in order, as Have I Been Pwned
 * offers them for download ("ordered by hash"). Nothing is asked of another machine.
 *
 * @param file null without one
 * @throws ClienteleError `usage` for a file that is none of that kind
 */
export async function createKnownPasswords(file: string | null): Promise<KnownPasswords> {
  if (file !== null) await checkForm(file);
  let common: Promise<ReadonlySet<string>> | null = null;
  return {
    async has(password) {
      common ??= commonPasswords();
      if ((await common).has(password.toLowerCase())) return true;
      return file !== null && isInFile(file, password);
    },
  };
}

/** Loaded with the first password that is set: nobody signs in slower for it. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}

async function checkForm(file: string): Promise<void> {
  const first = await withFile(file, (handle) => lineAt(handle, 0)).catch(() => null);
  if (first !== null && lineForm.test(first.line)) return;
  throw new ClienteleError(
    'usage',
    `CLIENTELE_BREACHED_PASSWORDS cannot be ${JSON.stringify(file)}; name a file of SHA-1 hashes in order, such as Have I Been Pwned offers for download.`,
  );
}

/** Halves the part of the file that may hold the hash until a line decides. */
async function isInFile(file: string, password: string): Promise<boolean> {
  const sought = createHash('sha1').update(password).digest('hex').toUpperCase();
  return withFile(file, async (handle) => {
    let from = 0;
    let to = (await handle.stat()).size;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const { line, start, end } = await lineAt(handle, middle);
      const hash = line.slice(0, hashLength).toUpperCase();
      if (hash === sought) return true;
      if (hash < sought) from = end;
      else to = start;
    }
    return false;
  });
}

/** The line that holds a byte, and where it starts and ends in the file. */
async function lineAt(
  handle: FileHandle,
  position: number,
): Promise<{ readonly line: string; readonly start: number; readonly end: number }> {
  const base = Math.max(0, position - enough);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2 * enough), 0, 2 * enough, base);
  const bytes = buffer.subarray(0, bytesRead);
  const before = bytes.subarray(0, position - base);
  const start = before.lastIndexOf('\n') + 1;
  const newline = bytes.indexOf('\n', position - base);
  const end = newline < 0 ? bytesRead : newline + 1;
  return { line: bytes.toString('latin1', start, end), start: base + start, end: base + end };
}

async function withFile<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}
