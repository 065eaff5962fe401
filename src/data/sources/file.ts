import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';
import type { ByteSurvey, SourceFile } from './source.ts';

const headBytes = 1 << 20;
/** Broken characters after which counting stops: the file is not UTF-8. */
const enoughBroken = 10_000;

/**
 * Looks at a file: its first bytes, and what all of its bytes say together.
 *
 * @throws ClienteleError `data` when it is missing, a folder, unreadable or empty
 */
export async function lookAt(path: string, baseName = basename(path)): Promise<SourceFile> {
  const glimpse = await glimpseOf(path, baseName);
  try {
    return { ...glimpse, survey: await surveyBytes(path) };
  } catch (error) {
    throw asDataError(error, baseName);
  }
}

/** Looks at the first bytes of a file alone. @throws as {@link lookAt} */
export async function glimpseOf(
  path: string,
  baseName = basename(path),
): Promise<Omit<SourceFile, 'survey'>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new ClienteleError('data', `${baseName} is a folder; name one file in it.`);
    }
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      const head = buffer.subarray(0, bytesRead);
      if (bytesRead === 0) throw emptyFile(baseName);
      return {
        path,
        baseName,
        size: found.size,
        head,
        isWhole: found.size <= bytesRead,
      };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asDataError(error, baseName);
  }
}

/** The error for a file without a single row. */
export function emptyFile(baseName: string): ClienteleError {
  return new ClienteleError('data', `${baseName} is empty; export it again with its rows.`);
}

/** The error for a file that is neither text nor a format this product reads. */
export function binaryFile(baseName: string): ClienteleError {
  return new ClienteleError(
    'data',
    `${baseName} is a binary file; give CSV, TSV, Parquet, JSON, Excel (.xlsx), SQLite or DuckDB.`,
  );
}

function asDataError(error: unknown, baseName: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const sentences: Record<string, string> = {
    ENOENT: `There is no file ${baseName}; check its name and folder.`,
    ENOTDIR: `There is no file ${baseName}; a part of its path is not a folder.`,
    EACCES: `${baseName} cannot be opened for lack of permission; ask for the right to read it.`,
    EPERM: `${baseName} cannot be opened for lack of permission; ask for the right to read it.`,
  };
  const sentence = typeof code === 'string' ? sentences[code] : undefined;
  return sentence === undefined ? error : new ClienteleError('data', sentence, { cause: error });
}

/** Reads a file once, in chunks. */
async function surveyBytes(path: string): Promise<ByteSurvey> {
  const hash = createHash('sha256');
  const survey = { utf8: true, soundCharacters: 0, brokenCharacters: 0, hasNul: false };
  let carried = Buffer.alloc(0);
  const judge = (bytes: Buffer): void => {
    if (survey.brokenCharacters >= enoughBroken || isUtf8(bytes)) return;
    survey.utf8 = false;
    for (const character of new TextDecoder().decode(bytes)) {
      if (character === '\uFFFD') survey.brokenCharacters += 1;
      else if (character > '\u007F') survey.soundCharacters += 1;
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    survey.hasNul ||= bytes.includes(0);
    const joined = carried.length === 0 ? bytes : Buffer.concat([carried, bytes]);
    const cut = joined.length - cutCharacterLength(joined);
    judge(joined.subarray(0, cut));
    carried = Buffer.from(joined.subarray(cut));
  }
  judge(carried);
  return { fingerprint: hash.digest('hex'), ...survey };
}

/** Bytes at the end that may belong to a character cut in two. */
function cutCharacterLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back;
  }
  return 0;
}
