/** A cell, and whether it stands in quotes. */
export interface Cell {
  readonly text: string;
  readonly quoted: boolean;
}

/** A record as it is written: `separators` stand before, between and behind the cells, one more than there are cells. */
export interface WrittenRow {
  readonly cells: readonly Cell[];
  readonly separators: readonly string[];
  readonly end: string;
}

/** How a table is written. */
export interface Writing {
  readonly separator: string;
  readonly quote: string;
  readonly escape: string;
  readonly end: string;
}

export const plainWriting: Writing = { separator: ',', quote: '"', escape: '"', end: '\r\n' };

/** Records as they are written, not yet one text. */
export function writeRows(rows: readonly (readonly Cell[])[], writing: Writing): WrittenRow[] {
  return rows.map((cells) => ({
    cells,
    separators: ['', ...cells.slice(1).map(() => writing.separator), ''],
    end: writing.end,
  }));
}

/** The text of a file. */
export function fileText(rows: readonly WrittenRow[], { quote, escape }: Writing): string {
  return rows
    .map(({ cells, separators, end }) => {
      const written = cells.map(({ text, quoted }, i) => {
        const value = quoted
          ? `${quote}${text.replaceAll(quote, `${escape}${quote}`)}${quote}`
          : text;
        return `${separators[i]}${value}`;
      });
      return `${written.join('')}${separators.at(-1)}${end}`;
    })
    .join('');
}
