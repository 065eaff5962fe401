import { size, sourceTable } from './source.ts';
import {
  fileText,
  plainWriting,
  writeRows,
  type Cell,
  type Writing,
  type WrittenRow,
} from './table.ts';

/** A polluted file, and the table that a reader should find in it. */
export interface Polluted {
  readonly name: string;
  /** How often the survey of public files behind the benchmark met it. */
  readonly weight: number;
  readonly text: string;
  /** The names first where the file has some. */
  readonly clean: readonly (readonly string[])[];
}

/** Of the published weights, one a file of each kind that comes once a row or a cell. */
const perFile = {
  lessSeparators: 0.367_751_06,
  moreSeparators: 0.367_751_06,
  rowSeparator: 1 / 7,
  quote: 1 / 108,
};

const table = sourceTable();
const header = table[0] ?? [];
const rows = table.slice(1);
const written = writeRows(table, plainWriting);

/** All files of the benchmark (Vitagliano, Hameed, Jiang, Reisener, Wu and Naumann, 2023), 2,290 of them. */
export function* pollutedFiles(): Generator<Polluted> {
  yield file('source', 1, written);
  yield* wholeFiles();
  yield* dialects();
  for (let row = 0; row <= size.rows; row += 1) yield* rowPollutions(row);
}

function* wholeFiles(): Generator<Polluted> {
  const last = written.length - 1;
  yield { name: 'file_no_payload', weight: 15, text: '', clean: [] };
  yield file(
    'file_no_trailing_newline',
    184,
    changed(last, (row) => ({ ...row, end: '' })),
  );
  yield file(
    'file_double_trailing_newline',
    5,
    changed(last, (row) => ({ ...row, end: '\r\n\r\n' })),
  );
  yield file('file_no_header', 470, written.slice(1), rows);
  for (const lines of [2, 3]) {
    const names = header.map(({ text }) => ({
      text: Array.from({ length: lines }, () => text).join(' '),
      quoted: false,
    }));
    const repeated = Array.from({ length: lines - 1 }, () => written.slice(0, 1)).flat();
    yield file(`file_header_multirow_${lines}`, 47, [...repeated, ...written], [names, ...rows]);
  }
  const bare = (text: string): Cell[] =>
    header.map((_, i) => ({ text: i === 0 ? text : '', quoted: false }));
  yield file('file_preamble', 282, [
    ...writeRows([bare('PREAMBLE'), bare('')], plainWriting),
    ...written,
  ]);
  for (const [name, columns] of [
    ['same', size.columns],
    ['less', size.columns - 1],
    ['more', size.columns + 1],
  ] as const) {
    const second = table
      .slice(0, size.rows)
      .map((cells, i) =>
        [...cells, { text: i === 0 ? 'col1' : '', quoted: false }].slice(0, columns),
      );
    yield file(`file_multitable_${name}`, 188 / 3, [
      ...written,
      ...writeRows(second, plainWriting),
    ]);
  }
  yield file('file_header_only', 3, written.slice(0, 1), [header]);
  yield file('file_one_data_row', 4, written.slice(0, 2), table.slice(0, 2));
}

function* dialects(): Generator<Polluted> {
  const inDialect = (name: string, weight: number, changes: Partial<Writing>): Polluted => {
    const writing = { ...plainWriting, ...changes };
    // A cell that holds the separator, or the quote it is written with, stands in quotes.
    const cells = table.map((row) =>
      row.map((cell) => ({
        ...cell,
        quoted: cell.quoted || cell.text.indexOf(writing.separator) > 0,
      })),
    );
    const keep = changes.separator === undefined ? table : cells;
    return file(name, weight, writeRows(keep, writing), table, writing);
  };
  yield inDialect('file_record_delimiter_0xD', 7, { end: '\r' });
  yield inDialect('file_record_delimiter_0xA', 1691, { end: '\n' });
  yield inDialect('file_field_delimiter_0x9', 4, { separator: '\t' });
  yield inDialect('file_field_delimiter_0x3B', 834, { separator: ';' });
  // As published, texts with spaces do not get quotes here.
  yield file('file_field_delimiter_0x20', 4, writeRows(table, { ...plainWriting, separator: ' ' }));
  yield inDialect('file_field_delimiter_0x2C_0x20', 101, { separator: ', ' });
  yield file('file_quotation_char_0x27', 11, written, table, {
    ...plainWriting,
    quote: "'",
    escape: "'",
  });
  yield inDialect('file_escape_char_0x5C', 1, { escape: '\\' });
  yield inDialect('file_escape_char_0x00', 7, { escape: '' });
}

function* rowPollutions(row: number): Generator<Polluted> {
  for (let column = 0; column < size.columns; column += 1) {
    yield file(
      `row_more_sep_row${row}_col${column}`,
      perFile.moreSeparators,
      changed(row, (line) => withSeparator(line, column, (separator) => `${separator},`)),
    );
    if (column > 0) {
      yield file(
        `row_less_sep_row${row}_col${column}`,
        perFile.lessSeparators,
        changed(row, (line) => withSeparator(line, column, () => '')),
      );
    }
    yield extraQuote(row, column);
  }
  yield file(
    `row_field_delimiter_${row}_0x20`,
    perFile.rowSeparator,
    changed(row, (line) => ({
      ...line,
      separators: line.separators.map((separator) => (separator === '' ? '' : ' ')),
    })),
  );
}

/** A quote before a cell, not escaped; it belongs to the cell. */
function extraQuote(row: number, column: number): Polluted {
  const clean = table.map((cells, i) =>
    i === row
      ? cells.map((cell, j) => (j === column ? { ...cell, text: `"${cell.text}` } : cell))
      : cells,
  );
  const polluted = changed(row, (line) =>
    withSeparator(line, column, (separator) => `${separator}"`),
  );
  return file(`row_extra_quote${row}_col${column}`, perFile.quote, polluted, clean);
}

function file(
  name: string,
  weight: number,
  lines: readonly WrittenRow[],
  clean: readonly (readonly Cell[])[] = table,
  writing: Writing = plainWriting,
): Polluted {
  return {
    name: `${name}.csv`,
    weight,
    text: fileText(lines, writing),
    clean: clean.map((cells) => cells.map(({ text }) => text)),
  };
}

function changed(row: number, change: (line: WrittenRow) => WrittenRow): WrittenRow[] {
  return written.map((line, i) => (i === row ? change(line) : line));
}

function withSeparator(
  line: WrittenRow,
  column: number,
  change: (separator: string) => string,
): WrittenRow {
  return {
    ...line,
    separators: line.separators.map((separator, i) =>
      i === column ? change(separator) : separator,
    ),
  };
}
