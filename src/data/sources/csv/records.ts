import type { Dialect } from './split.ts';

/** A physical line that is not a sound row. */
interface Damage {
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
  /** Whether a sound row spans several lines. */
  readonly multiline: boolean;
  /** Whether some lines end with a carriage return alone and others with a line feed. */
  readonly mixedEnds: boolean;
  /** Where the rows begin, in bytes from the start of the file. */
  readonly bodyStart: number;
}

/** Longest row in bytes; beyond it a quote is taken to be left open. */
const longestRecord = 1 << 20;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

interface RecordEnd {
  next: number;
  cells: number;
  lineBreaks: number;
  fault: string | null;
  /** Ran into the end of the bytes before the record ended. */
  cut: boolean;
}

/**
 * Counts the rows of a UTF-8 text as it arrives in chunks and finds the damaged ones. After damage,
 * reading goes on at the next physical line, so that a quote left open costs one row and not the rest
 * of the file.
 */
export async function surveyRecords(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  nColumns: number,
  skippedLines: number,
): Promise<RecordSurvey> {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote.charCodeAt(0);
  const damaged: Damage[] = [];
  const end: RecordEnd = { next: 0, cells: 0, lineBreaks: 0, fault: null, cut: false };
  let sound = 0;
  let multiline = false;
  let bodyStart = 0;
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
    const next = nextLine(bytes, 0, atEnd);
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
      readRecord(bytes, start, delimiter, quote, end);
      if (end.cut && !atEnd) {
        if (bytes.length - start < longestRecord) return start;
        end.fault ??= 'the row is longer than 1 MiB';
      }
      if (end.fault === null && end.cells !== nColumns) end.fault = wrongCount(end.cells, nColumns);
      if (end.fault === null) {
        sound += 1;
        multiline ||= end.lineBreaks > 1;
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
    multiline,
    mixedEnds: ends.lineFeed && ends.carriageReturn,
    bodyStart,
  };
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

/** Reads one record into `end`; the loop checks nothing but the bytes. */
function readRecord(
  bytes: Buffer,
  start: number,
  delimiter: number,
  quote: number,
  end: RecordEnd,
): void {
  const length = bytes.length;
  let i = start;
  end.cells = 0;
  end.lineBreaks = 0;
  end.fault = null;
  end.cut = false;
  for (;;) {
    while (i < length && bytes[i] === space) i += 1;
    if (i < length && bytes[i] === quote) {
      i = afterQuotes(bytes, i + 1, quote, end);
      if (i === -1) {
        end.fault = 'a quote is not closed';
        end.cut = true;
        return;
      }
      while (i < length && bytes[i] === space) i += 1;
      const after = bytes[i];
      if (i < length && after !== delimiter && after !== lineFeed && after !== carriageReturn) {
        end.fault = 'text follows a closing quote';
        return;
      }
    } else {
      while (i < length) {
        const byte = bytes[i];
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
        i += 1;
      }
    }
    end.cells += 1;
    if (i >= length || (bytes[i] === carriageReturn && i + 1 === length)) {
      end.cut = true;
      end.lineBreaks += 1;
      end.next = length;
      return;
    }
    if (bytes[i] === delimiter) {
      i += 1;
      continue;
    }
    end.lineBreaks += 1;
    end.next = bytes[i] === carriageReturn && bytes[i + 1] === lineFeed ? i + 2 : i + 1;
    return;
  }
}

/** The position after the closing quote, counting line breaks on the way; -1 when there is none. */
function afterQuotes(bytes: Buffer, start: number, quote: number, end: RecordEnd): number {
  for (let i = start; ;) {
    const close = bytes.indexOf(quote, i);
    if (close === -1) return -1;
    for (let j = i; j < close; j += 1) {
      if (bytes[j] === lineFeed || (bytes[j] === carriageReturn && bytes[j + 1] !== lineFeed)) {
        end.lineBreaks += 1;
      }
    }
    if (bytes[close + 1] !== quote) return close + 1;
    i = close + 2;
  }
}
