import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Decision } from '../../../contract/index.ts';
import { counted } from '../../wording.ts';
import type { ByteSurvey } from '../source.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** UTF-16 by its byte order mark, or by every other byte of the first kilobyte being 0; null otherwise. */
export function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const isUtf32 = head[2] === 0 && head[3] === 0;
  if (head[0] === 0xff && head[1] === 0xfe) return isUtf32 ? null : 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 1024);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 4 && even === 0) return 'utf-16le';
  if (even > sample.length / 4 && odd === 0) return 'utf-16be';
  return null;
}

/** The encoding that the bytes speak for, and what to say about it. */
export function findEncoding(
  head: Buffer,
  survey: ByteSurvey,
): { encoding: Encoding; decisions: Decision[] } {
  const wide = utf16Of(head);
  if (wide !== null) {
    return { encoding: wide, decisions: told('The text is UTF-16.') };
  }
  if (survey.utf8) return { encoding: 'utf-8', decisions: [] };
  if (survey.soundCharacters > survey.brokenCharacters) {
    const broken = counted(survey.brokenCharacters, 'character');
    return {
      encoding: 'utf-8',
      decisions: told(
        `${broken} of the text are not sound UTF-8, though the rest is; they are shown as \uFFFD.`,
        survey.brokenCharacters,
      ),
    };
  }
  return {
    encoding: 'windows-1252',
    decisions: told(
      'The text is not UTF-8; it is read as Windows-1252, as older exports are written.',
    ),
  };
}

function told(text: string, count: number | null = null): Decision[] {
  return [{ stage: 'read', column: null, text, count }];
}

/** Bytes before the text that are no part of it: a UTF-8 byte order mark before what is no UTF-8. */
export function strayMark(head: Buffer, encoding: Encoding): number {
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return marked && encoding === 'windows-1252' ? 3 : 0;
}

/**
 * Writes the file again as UTF-8 without a byte order mark, in `folder`. Returns the new path.
 *
 * @param start bytes to pass over
 */
export async function transcode(
  path: string,
  encoding: Encoding,
  start: number,
  folder: string,
): Promise<string> {
  const target = join(folder, 'text.csv');
  await pipeline(
    createReadStream(path, { start }),
    async function* (chunks: AsyncIterable<Buffer>) {
      const decoder = new TextDecoder(encoding);
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
    createWriteStream(target, { encoding: 'utf-8' }),
  );
  return target;
}
