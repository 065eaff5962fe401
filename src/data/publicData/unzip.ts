import { inflateRawSync } from 'node:zlib';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** The ways in which an entry is packed. */
const stored = 0;
const deflated = 8;
/** A file that unpacks to more is none of those that are fetched. */
const mostBytes = 500_000_000;

/**
 * One file of a zip archive.
 *
 * @param path as the archive says it; an archive inside it stands before "!"
 * @returns null where there is no such file, or the bytes are no sound archive
 */
export function unzipFile(archive: Buffer, path: string): Buffer | null {
  const at = path.indexOf('!');
  if (at === -1) return unzipEntry(archive, path);
  const inner = unzipEntry(archive, path.slice(0, at));
  return inner === null ? null : unzipFile(inner, path.slice(at + 1));
}

function unzipEntry(archive: Buffer, path: string): Buffer | null {
  try {
    const place = findEntry(archive, path);
    return place === null ? null : unpack(archive, place);
  } catch (error) {
    // Offsets beyond the bytes, and data that do not inflate.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

interface Entry {
  readonly method: number;
  readonly length: number;
  readonly start: number;
}

function findEntry(archive: Buffer, path: string): Entry | null {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || archive.readUInt32LE(end) !== endMark) return null;
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === entryMark) {
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === path) {
      return {
        method: archive.readUInt16LE(at + 10),
        length: archive.readUInt32LE(at + 20),
        start: archive.readUInt32LE(at + 42),
      };
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return null;
}

function unpack(archive: Buffer, { method, length, start }: Entry): Buffer | null {
  if (archive.readUInt32LE(start) !== localMark) return null;
  const from = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
  const bytes = archive.subarray(from, from + length);
  if (bytes.length < length) return null;
  if (method === stored) return bytes;
  return method === deflated ? inflateRawSync(bytes, { maxOutputLength: mostBytes }) : null;
}
