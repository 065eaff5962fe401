import { open } from 'node:fs/promises';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** The end of the directory stands in the last bytes: its own 22 and a comment. */
const longestEnd = 22 + 65_535;

/** What a zip archive says of itself: how many bytes it unpacks to, and whether it holds a workbook. */
export async function unpackedSize(
  path: string,
): Promise<{ readonly bytes: number; readonly isWorkbook: boolean }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, longestEnd));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = lastMark(tail);
    if (end === -1) return { bytes: 0, isWorkbook: false };
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (start + length > size) return { bytes: 0, isWorkbook: false };
    const directory = Buffer.alloc(length);
    await file.read(directory, 0, length, start);
    return entriesOf(directory);
  } finally {
    await file.close();
  }
}

function lastMark(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endMark) return at;
  }
  return -1;
}

function entriesOf(directory: Buffer): { bytes: number; isWorkbook: boolean } {
  let bytes = 0;
  let isWorkbook = false;
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entryMark;) {
    bytes += directory.readUInt32LE(at + 24);
    const nameLength = directory.readUInt16LE(at + 28);
    isWorkbook ||= directory.toString('utf8', at + 46, at + 46 + nameLength) === 'xl/workbook.xml';
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { bytes, isWorkbook };
}
