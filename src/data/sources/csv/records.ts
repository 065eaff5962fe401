import type { JoinsRows } from './joinedRows.ts';
import { backslash, carriageReturn, lineFeed, readRecord, type RecordEnd } from './record.ts';
import type { Dialect } from './split.ts';

/** Where a record stands. */
export interface Place {
  /** Its first physical line, counted from 1. */
  readonly line: number;
  /** Bytes from the start of the file: [start, end). */
  readonly start: number;
  readonly end: number;
}

/** A physical line that is not a sound row. */
export interface Damage {
  /** Counted from 1. */
  readonly line: number;
  /** Bytes from the start of the file: [start, end). */
  readonly start: number;
  end: number;
  readonly reason: string;
}

export interface RecordSurvey {
  /** Rows with as many cells as there are columns. */
  readonly sound: number;
  readonly damaged: readonly Damage[];
  /** Lines that sound rows take beyond their first, by line breaks inside quotes. */
  readonly furtherLines: number;
  /** Whether some lines end with a carriage return alone and others with a line feed. */
  readonly mixedEnds: boolean;
  /** Where the rows begin, in bytes from the start of the file. */
  readonly bodyStart: number;
  /** The last sound rows, at most {@link lastKept}, ascending. */
  readonly last: readonly Place[];
}

/** How many rows at the end may be no rows of the table but lines below it. */
export const lastKept = 4;

/** Longest row in bytes; beyond it a quote is taken to be left open. */
const longestRecord = 1 << 20;

const hash = 0x23;

/**
 * Counts the rows of a UTF-8 text as it arrives in chunks and finds the damaged ones. After damage,
 * reading goes on at the next physical line, so that a quote left open costs one row and not the rest
 * of the file.
 *
 * @param header the line that holds the names, without its end; where it comes again it is no row
 * @param joinsRows whether a record over several lines holds other rows, so that its first line alone is damaged
 */
export async function surveyRecords(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  nColumns: number,
  skippedLines: number,
  header: Buffer | null = null,
  joinsRows: JoinsRows | null = null,
): Promise<RecordSurvey> {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote.charCodeAt(0);
  const escape = dialect.escape === undefined ? quote : backslash;
  const damaged: Damage[] = [];
  const end: RecordEnd = { next: 0, cells: 0, lineBreaks: 0, fault: null, cut: false };
  let sound = 0;
  let furtherLines = 0;
  let bodyStart = 0;
  const last: Place[] = [];
  const ends = { lineFeed: false, carriageReturn: false };
  const note = (last: number | undefined): void => {
    if (last === lineFeed) ends.lineFeed = true;
    else if (last === carriageReturn) ends.carriageReturn = true;
  };
  let line = 0;
  let offset = 0;
  let carried: Buffer = Buffer.alloc(0);
  let overlong: Damage | null = null;

  /** Passes over the rest of a row that was too long to hold; returns where it ends. */
  const passOver = (bytes: Buffer, row: Damage, atEnd: boolean): number => {
    const ends = [bytes.indexOf(lineFeed), bytes.indexOf(carriageReturn)].filter((at) => at !== -1);
    const next = ends.length === 0 ? -1 : nextLine(bytes, Math.min(...ends), atEnd);
    const last = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    if (next !== -1) {
      overlong = null;
      note(bytes[next - 1]);
    }
    row.end = offset + (next === -1 ? last : next);
    return next === -1 ? last : next;
  };

  /** Takes all records that `bytes` holds whole; returns the position of the first that it does not. */
  const take = (bytes: Buffer, atEnd: boolean): number => {
    let start = overlong === null ? markLength(bytes, offset) : passOver(bytes, overlong, atEnd);
    if (overlong !== null) return start;
    while (start < bytes.length) {
      const first = bytes[start];
      if (line < skippedLines || first === lineFeed || first === carriageReturn) {
        const next = nextLine(bytes, start, atEnd);
        if (next === -1) return start;
        start = next;
        note(bytes[start - 1]);
        line += 1;
        if (line === skippedLines) bodyStart = offset + start;
        continue;
      }
      readRecord(bytes, start, delimiter, quote, escape, end);
      if (end.cut && !atEnd) {
        if (bytes.length - start < longestRecord) return start;
        end.fault ??= 'the row is longer than 1 MiB';
      }
      if (end.fault === null && end.cells !== nColumns) {
        end.fault = first === hash ? 'a comment' : wrongCount(end.cells, nColumns);
      } else if (header !== null && isLine(bytes, start, end.next, header)) {
        end.fault = 'the names of the columns again';
      } else if (
        end.lineBreaks > 1 &&
        joinsRows?.(bytes.toString('utf8', start, end.next)) === true
      ) {
        end.fault = 'a quote joins it with the lines below';
      }
      if (end.fault === null) {
        sound += 1;
        last[sound % lastKept] = { line: line + 1, start: offset + start, end: offset + end.next };
        furtherLines += end.lineBreaks - 1;
        line += end.lineBreaks;
        start = end.next;
        note(bytes[start - 1]);
        continue;
      }
      const next = nextLine(bytes, start, atEnd);
      line += 1;
      const row = { line, start: offset + start, end: offset + next, reason: end.fault };
      damaged.push(row);
      if (next === -1) {
        overlong = row;
        return start + passOver(bytes.subarray(start), row, atEnd);
      }
      start = next;
      note(bytes[start - 1]);
    }
    return start;
  };

  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const taken = take(bytes, false);
    offset += taken;
    carried = bytes.subarray(taken);
  }
  take(carried, true);
  return {
    sound,
    damaged,
    furtherLines,
    mixedEnds: ends.lineFeed && ends.carriageReturn,
    bodyStart,
    last: last.filter((place) => place !== undefined).toSorted((a, b) => a.start - b.start),
  };
}

/** True where a record is this line and no more. */
function isLine(bytes: Buffer, start: number, end: number, wanted: Buffer): boolean {
  const length = end - start;
  if (bytes[start] !== wanted[0] || length < wanted.length || length > wanted.length + 2)
    return false;
  return bytes.compare(wanted, 0, wanted.length, start, start + wanted.length) === 0;
}

/** Length of a UTF-8 byte order mark at the start of the file. */
function markLength(bytes: Buffer, offset: number): number {
  return offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function wrongCount(cells: number, nColumns: number): string {
  return `${cells} ${cells === 1 ? 'value' : 'values'} where the table has ${nColumns} columns`;
}

/** Start of the next physical line, the end of the bytes at the end of the file, -1 when not in sight. */
function nextLine(bytes: Buffer, start: number, atEnd: boolean): number {
  for (let i = start; i < bytes.length; i += 1) {
    if (bytes[i] === lineFeed) return i + 1;
    if (bytes[i] === carriageReturn) {
      if (i + 1 === bytes.length && !atEnd) return -1;
      return bytes[i + 1] === lineFeed ? i + 2 : i + 1;
    }
  }
  return atEnd ? bytes.length : -1;
}
