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
  read,
};

async function read(session: Session, file: SourceFile): Promise<RawTable> {
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
  }));
  const table = session.freshName('raw');
  const selected = described.map(
    ({ column_name, column_type }, index) =>
      `${asText(name(String(column_name)), String(column_type))} AS ${name(`c${index}`)}`,
  );
  await session
    .run(`CREATE TABLE ${name(table)} AS SELECT ${selected.join(', ')} FROM ${source}`)
    .catch((error: unknown) => {
      throw unsound(error, file.baseName);
    });
  const { loaded } = await session.row(`SELECT count(*) AS loaded FROM ${name(table)}`);
  if (loaded === 0) throw emptyFile(file.baseName);
  return { table, columns, rowsRead: Number(loaded), rowsRejected: 0, rejects: [], decisions };
}

function nativeType(type: string): Pick<RawColumn, 'native'> {
  if (type === 'BOOLEAN') return { native: 'flag' };
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return { native: 'date' };
  if (type === 'TIME') return { native: 'time' };
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL\(.*\))$/.test(type)
    ? { native: 'number' }
    : {};
}

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
