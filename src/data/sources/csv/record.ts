export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const backslash = 0x5c;
const space = 0x20;

/** The reason of a line with a quote inside a text. */
export const strayQuote = 'text follows a closing quote';

/** What reading a record found; one object serves all records. */
export interface RecordEnd {
  next: number;
  cells: number;
  lineBreaks: number;
  fault: string | null;
  /** Ran into the end of the bytes before the record ended. */
  cut: boolean;
}

/** Reads one record into `end`; the loop checks nothing but the bytes. */
export function readRecord(
  bytes: Buffer,
  start: number,
  delimiter: number,
  quote: number,
  escape: number,
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
      i = afterQuotes(bytes, i + 1, quote, escape, end);
      if (i === -1) {
        end.fault = 'a quote is not closed';
        end.cut = true;
        return;
      }
      while (i < length && bytes[i] === space) i += 1;
      const after = bytes[i];
      if (i < length && after !== delimiter && after !== lineFeed && after !== carriageReturn) {
        end.fault = strayQuote;
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
function afterQuotes(
  bytes: Buffer,
  start: number,
  quote: number,
  escape: number,
  end: RecordEnd,
): number {
  for (let i = start; ;) {
    const close = bytes.indexOf(quote, i);
    if (close === -1) return -1;
    if (escape !== quote && isEscaped(bytes, i, close, escape)) {
      countBreaks(bytes, i, close, end);
      i = close + 1;
      continue;
    }
    countBreaks(bytes, i, close, end);
    if (escape !== quote || bytes[close + 1] !== quote) return close + 1;
    i = close + 2;
  }
}

function countBreaks(bytes: Buffer, from: number, to: number, end: RecordEnd): void {
  for (let i = from; i < to; i += 1) {
    if (bytes[i] === lineFeed || (bytes[i] === carriageReturn && bytes[i + 1] !== lineFeed)) {
      end.lineBreaks += 1;
    }
  }
}

/** True where an odd number of escapes stands before a place; two of them are one of the text. */
function isEscaped(bytes: Buffer, from: number, place: number, escape: number): boolean {
  let before = place;
  while (before > from && bytes[before - 1] === escape) before -= 1;
  return (place - before) % 2 === 1;
}
