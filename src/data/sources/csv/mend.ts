import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Bytes from the start of a file: [start, end). */
export interface Gap {
  readonly start: number;
  readonly end: number;
  /** What stands there instead; nothing where it is absent. */
  readonly instead?: string;
}

/** A file's bytes, in chunks. */
export function bytesOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1 << 20 });
}

/**
 * Copies a file into `folder`, some of its lines left out or written anew; with `evenEnds` every line of the copy
 * ends with line feeds alone. Returns the copy's path.
 *
 * @param gaps what to leave out or write anew, ascending
 */
export async function mend(
  path: string,
  gaps: readonly Gap[],
  evenEnds: boolean,
  folder: string,
): Promise<string> {
  const target = join(folder, 'rows.csv');
  const kept = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of cutOut(chunks, gaps)) yield evenEnds ? withLineFeeds(piece) : piece;
  };
  await pipeline(bytesOf(path), kept, createWriteStream(target));
  return target;
}

async function* cutOut(
  chunks: AsyncIterable<Buffer>,
  gaps: readonly Gap[],
): AsyncGenerator<Buffer> {
  let offset = 0;
  let next = 0;
  for await (const chunk of chunks) {
    const chunkEnd = offset + chunk.length;
    let from = 0;
    for (let gap = gaps[next]; gap !== undefined && gap.start < chunkEnd; gap = gaps[next]) {
      if (gap.start > offset + from) yield chunk.subarray(from, gap.start - offset);
      if (gap.instead !== undefined && gap.start >= offset) yield Buffer.from(gap.instead);
      from = Math.min(gap.end - offset, chunk.length);
      if (gap.end > chunkEnd) break;
      next += 1;
    }
    if (from < chunk.length) yield chunk.subarray(from);
    offset = chunkEnd;
  }
}

/** Two line feeds for a carriage return and a line feed: an empty line more is no row. */
function withLineFeeds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte === 0x0d ? 0x0a : byte)));
}
