import { ClienteleError } from '../../../contract/index.ts';
import { name, path as pathLiteral, text } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import type { Dialect } from './split.ts';

/** Larger than any row that the survey of records lets through, in bytes. */
const maxLineSize = 4 << 20;

/** In a file of one column an empty line is no row; it would be one if empty text were read as missing. */
const neverWritten = '\u001E';

/** A file whose every row is known to be sound. */
export interface Layout {
  readonly path: string;
  readonly dialect: Dialect;
  readonly slots: readonly string[];
  readonly skippedLines: number;
  readonly multiline: boolean;
}

/**
 * Loads a CSV file as text into a new table and returns its name.
 *
 * @throws ClienteleError `data` when DuckDB does not see the same rows as the survey of records did
 */
export async function load(
  session: Session,
  layout: Layout,
  expectedRows: number,
  baseName: string,
): Promise<string> {
  const { path, dialect, slots, skippedLines, multiline } = layout;
  const table = session.freshName('raw');
  const columns = slots.map((slot) => `${text(slot)}: 'VARCHAR'`).join(', ');
  const source = `read_csv(${pathLiteral(path)}, auto_detect = false, header = false, skip = ${skippedLines},
    columns = {${columns}}, nullstr = ${text(slots.length === 1 ? neverWritten : '')}, delim = ${text(dialect.delimiter)}, quote = ${text(dialect.quote)},
    escape = ${text(dialect.escape ?? dialect.quote)}, strict_mode = false, parallel = ${!multiline},
    max_line_size = ${maxLineSize}, ignore_errors = true)`;
  await session.run(`CREATE TABLE ${name(table)} AS SELECT * FROM ${source}`);
  const { loaded } = await session.row(`SELECT count(*) AS loaded FROM ${name(table)}`);
  if (loaded !== expectedRows) {
    throw new ClienteleError(
      'data',
      `The rows of ${baseName} can be told apart in more than one way (${expectedRows} or ${loaded} rows); save it again as UTF-8 CSV with quotes around texts.`,
    );
  }
  return table;
}
