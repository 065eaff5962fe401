import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The physical line of each entry of a file with one entry a line; entries ascend and count from 1, blank lines aside. */
export async function lineNumbers(path: string, entries: readonly number[]): Promise<number[]> {
  const lines: number[] = [];
  if (entries.length === 0) return lines;
  let line = 0;
  let entry = 0;
  for await (const content of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    line += 1;
    if (content.trim() === '') continue;
    entry += 1;
    if (entry === entries[lines.length]) lines.push(line);
    if (lines.length === entries.length) break;
  }
  return lines;
}
