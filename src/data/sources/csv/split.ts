/** How a file separates its cells. */
export interface Dialect {
  /** One character; the unit separator where there is only one column. */
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** What stands before a quote inside quotes; another quote where this is absent. */
  readonly escape?: '\\';
}

/** A record of the head of a file. */
export interface HeadRecord {
  readonly cells: readonly string[];
  /** As it is written, without the end of its line. */
  readonly text: string;
  /** Cells that stood in quotes. */
  readonly quoted: readonly boolean[];
  /** Physical lines before it, and lines it spans. */
  readonly line: number;
  readonly lines: number;
}

/**
 * Splits the head of a file into records, leaving out blank lines and a last record that is cut off.
 *
 * @param complete whether `head` is the whole file, so that its last record counts without a line break
 */
export function splitHead(head: string, dialect: Dialect, complete: boolean): HeadRecord[] {
  const { delimiter } = dialect;
  const records: HeadRecord[] = [];
  let position = 0;
  let line = 0;
  let textEnd = 0;
  while (position < head.length) {
    const cells: string[] = [];
    const quoted: boolean[] = [];
    const startLine = line;
    const from = position;
    let ended = false;
    while (!ended) {
      const cell = readCell(head, position, dialect);
      cells.push(cell.value);
      quoted.push(cell.quoted);
      line += cell.lineBreaks;
      position = cell.next;
      if (head[position] === delimiter) {
        position += 1;
        continue;
      }
      if (position >= head.length) {
        if (complete && !isBlank(cells, quoted)) {
          const text = head.slice(from);
          records.push({ cells, text, quoted, line: startLine, lines: line - startLine + 1 });
        }
        return records;
      }
      textEnd = position;
      position += head[position] === '\r' && head[position + 1] === '\n' ? 2 : 1;
      line += 1;
      ended = true;
    }
    if (!isBlank(cells, quoted)) {
      const text = head.slice(from, textEnd);
      records.push({ cells, text, quoted, line: startLine, lines: line - startLine });
    }
  }
  return records;
}

function isBlank(cells: readonly string[], quoted: readonly boolean[]): boolean {
  return cells.length === 1 && cells[0] === '' && !quoted[0];
}

interface Cell {
  readonly value: string;
  readonly quoted: boolean;
  readonly next: number;
  readonly lineBreaks: number;
}

function readCell(head: string, start: number, { delimiter, quote, escape }: Dialect): Cell {
  let open = start;
  while (head[open] === ' ') open += 1;
  if (head[open] === quote) {
    const close = closingQuote(head, open + 1, quote, escape);
    let next = close + 1;
    while (head[next] === ' ') next += 1;
    if (close !== -1 && (next >= head.length || isCellEnd(head[next], delimiter))) {
      const value = head.slice(open + 1, close).replaceAll((escape ?? quote) + quote, quote);
      return { value, quoted: true, next, lineBreaks: (value.match(/\r\n|\n|\r/g) ?? []).length };
    }
  }
  let next = start;
  while (next < head.length && !isCellEnd(head[next], delimiter)) next += 1;
  return { value: head.slice(start, next).trim(), quoted: false, next, lineBreaks: 0 };
}

function closingQuote(head: string, from: number, quote: string, escape?: string): number {
  if (escape !== undefined) {
    for (let at = from; at < head.length; at += 1) {
      if (head[at] === escape) at += 1;
      else if (head[at] === quote) return at;
    }
    return -1;
  }
  for (let at = head.indexOf(quote, from); at !== -1; at = head.indexOf(quote, at + 2)) {
    if (head[at + 1] !== quote) return at;
  }
  return -1;
}

function isCellEnd(character: string | undefined, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r';
}
