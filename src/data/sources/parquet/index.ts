import { ClienteleError } from '../../../contract/index.ts';
import { uniqueNames } from '../../names.ts';
import { name, path } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import { refuseBomb, refuseTooWide } from '../bombs.ts';
import { emptyFile } from '../file.ts';
import type { RawColumn, RawTable, SourceFile, SourceReader } from '../source.ts';

const magic = 'PAR1';

/** Apache Parquet. Its values go through the same typing by evidence as text does. */
export const parquet: SourceReader = {
  format: 'parquet',
  endings: ['.parquet', '.pq'],
  recognises: (head) => head.subarray(0, 4).toString('latin1') === magic,
  read: (session, file) => readAs('TABLE', session, file),
  view: (session, file) => readAs('VIEW', session, file),
};

async function readAs(
  kind: 'TABLE' | 'VIEW',
  session: Session,
  file: SourceFile,
): Promise<RawTable> {
  const source = `read_parquet(${path(file.path)})`;
  const described = await session
    .rows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${source})`)
    .catch((error: unknown) => {
      throw unsound(error, file.baseName);
    });
  refuseTooWide(described.length, file.baseName);
  await refuseBomb(session, file).catch((error: unknown) => {
    throw unsound(error, file.baseName);
  });
  const { names, decisions } = uniqueNames(
    described.map((column) => String(column['column_name'])),
  );
  const columns = names.map((columnName, index) => ({
    slot: `c${index}`,
    name: columnName,
    fileName: String(described[index]?.['column_name']),
    ...nativeType(String(described[index]?.['column_type'])),
    // A copy would hold them twice.
    ...(kind === 'VIEW' && fitsFloat.test(String(described[index]?.['column_type']))
      ? { floatSlot: `f${index}` }
      : {}),
  }));
  const table = session.freshName('raw');
  const selected = columns.flatMap(({ slot, floatSlot, fileName }, index) => {
    const column = name(fileName);
    const text = `${asText(column, String(described[index]?.['column_type']))} AS ${name(slot)}`;
    return floatSlot === undefined
      ? [text]
      : [text, `CAST(${column} AS DOUBLE) AS ${name(floatSlot)}`];
  });
  await session
    .run(`CREATE ${kind} ${name(table)} AS SELECT ${selected.join(', ')} FROM ${source}`)
    .catch((error: unknown) => {
      throw unsound(error, file.baseName);
    });
  const loaded = await (
    kind === 'TABLE' ? countRows(session, name(table), []) : countRows(session, source, columns)
  ).catch((error: unknown) => {
    throw unsound(error, file.baseName);
  });
  if (loaded === 0) throw emptyFile(file.baseName);
  return { table, columns, rowsRead: loaded, rowsRejected: 0, rejects: [], decisions };
}

/** Counts rows, and values so that a column that cannot be read is found here and not in the midst of things. */
async function countRows(
  session: Session,
  source: string,
  columns: readonly { readonly fileName: string }[],
): Promise<number> {
  const each = columns.map(({ fileName }) => `count(${name(fileName)})`);
  const { n } = await session.row(`SELECT ${['count(*) AS n', ...each].join(', ')} FROM ${source}`);
  return Number(n);
}

function nativeType(type: string): Pick<RawColumn, 'native'> {
  if (type === 'BOOLEAN') return { native: 'flag' };
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return { native: 'date' };
  if (type === 'TIME') return { native: 'time' };
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL\(.*\))$/.test(type)
    ? { native: 'number' }
    : {};
}

/** Types whose values are the same 64-bit floats with and without their text between; a FLOAT's are not. */
const fitsFloat = /^(U?(TINY|SMALL|BIG)?INT(EGER)?|DOUBLE)$/;

/** NaN is how data frames write a missing number. */
function asText(column: string, type: string): string {
  const value =
    type === 'DOUBLE' || type === 'FLOAT'
      ? `CASE WHEN NOT isnan(${column}) THEN ${column} END`
      : column;
  return `CAST(${value} AS VARCHAR)`;
}

function unsound(error: unknown, baseName: string): unknown {
  if (error instanceof ClienteleError) return error;
  return new ClienteleError(
    'data',
    `${baseName} is not a sound Parquet file; export it again or give it as CSV.`,
    { cause: error },
  );
}
