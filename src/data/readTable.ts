import type { Column, Table } from '../core/index.ts';
import { columnTypes } from './columnTypes.ts';
import { valueInWords } from './describe.ts';
import { name } from './quoting.ts';
import type { Session } from './session.ts';
import { copyNumbers } from './vectors.ts';

/** A column to read, and as what. */
export interface WantedColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
}

/**
 * Reads columns of a relation into memory, in the relation's order. Numbers: yes and no are 1 and 0, dates
 * are days since 1970-01-01, times are hours. Categories: levels ascend.
 *
 * @param idColumn column of identifiers; null numbers the rows from 1
 * @throws RangeError when the relation has no such column
 */
export async function readTable(
  session: Session,
  relation: string,
  idColumn: string | null,
  columns: readonly WantedColumn[],
): Promise<Table> {
  const { n } = await session.row(`SELECT count(*) AS n FROM ${name(relation)}`);
  const nRows = Number(n);
  for await (const table of readBatches(session, relation, idColumn, columns, nRows)) return table;
  throw new RangeError(`the relation ${relation} gave no table`);
}

/**
 * {@link readTable}, some rows at a time.
 *
 * @param batchRows most rows of a table; each but the last one holds so many
 */
export async function* readBatches(
  session: Session,
  relation: string,
  idColumn: string | null,
  columns: readonly WantedColumn[],
  batchRows: number,
): AsyncGenerator<Table> {
  const types = await columnTypes(session, relation);
  const typeOf = (column: string): string => {
    const type = types.get(column);
    if (type === undefined) throw new RangeError(`the relation has no column ${column}`);
    return type;
  };
  const readers: Reader[] = [];
  for (const { name: column, kind } of columns) {
    readers.push(
      kind === 'number'
        ? numberReader(column, typeOf(column))
        : await categoryReader(session, relation, column, typeOf(column)),
    );
  }
  const id = idColumn === null ? [] : [`CAST(${name(idColumn)} AS VARCHAR)`];
  if (idColumn !== null) typeOf(idColumn);
  // Something must be selected for the rows to be counted.
  const selected = [...readers.map(({ value }) => value), ...id, '1'];
  const statement = `SELECT ${selected.join(', ')} FROM ${name(relation)}`;
  let first = 1;
  let batch = startBatch(readers, batchRows);
  for await (const chunk of session.chunks(statement)) {
    const vectors = selected.map((_, index) => chunk.getColumnVector(index));
    for (let from = 0; from < chunk.rowCount;) {
      const to = Math.min(chunk.rowCount, from + batchRows - batch.nRows);
      batch.columns.forEach((column, index) =>
        copyNumbers(vectors[index], from, to, valuesOf(column), batch.nRows),
      );
      const ids = idColumn === null ? null : vectors[readers.length];
      for (let i = from; i < to; i++) {
        batch.rowIds.push(ids === null ? String(first + i - from) : String(ids.getItem(i) ?? ''));
      }
      first += to - from;
      batch.nRows += to - from;
      from = to;
      if (batch.nRows < batchRows) continue;
      yield batch;
      batch = startBatch(readers, batchRows);
    }
  }
  // A relation without rows still has columns.
  if (batch.nRows > 0 || first === 1)
    yield { ...batch, columns: batch.columns.map((each) => cut(each, batch.nRows)) };
}

interface Reader {
  /** A number for every row, as SQL, never NULL. */
  readonly value: string;
  /** The column with room for so many rows. */
  readonly make: (nRows: number) => Column;
}

/** A table that is being filled. */
interface Batch {
  nRows: number;
  readonly columns: readonly Column[];
  readonly rowIds: string[];
}

function startBatch(readers: readonly Reader[], batchRows: number): Batch {
  return { nRows: 0, columns: readers.map(({ make }) => make(batchRows)), rowIds: [] };
}

function valuesOf(column: Column): Float64Array | Int32Array {
  return column.kind === 'number' ? column.values : column.codes;
}

function cut(column: Column, nRows: number): Column {
  return column.kind === 'number'
    ? { ...column, values: column.values.slice(0, nRows) }
    : { ...column, codes: column.codes.slice(0, nRows) };
}

function numberReader(column: string, type: string): Reader {
  return {
    value: `coalesce(${asNumber(name(column), type)}, CAST('nan' AS DOUBLE))`,
    make: (nRows) => ({ kind: 'number', name: column, values: new Float64Array(nRows) }),
  };
}

function asNumber(value: string, type: string): string {
  if (type === 'DATE' || type === 'TIMESTAMP') return `epoch(${value}) / 86400`;
  if (type === 'TIME') return `epoch(${value}) / 3600`;
  return type === 'VARCHAR' ? `TRY_CAST(${value} AS DOUBLE)` : `CAST(${value} AS DOUBLE)`;
}

async function categoryReader(
  session: Session,
  relation: string,
  column: string,
  type: string,
): Promise<Reader> {
  const value = valueInWords(column, type === 'BOOLEAN' ? 'flag' : 'text');
  const found = await session.rows(
    `SELECT DISTINCT ${value} AS level FROM ${name(relation)} WHERE ${name(column)} IS NOT NULL ORDER BY 1`,
  );
  const levels = found.map(({ level }) => String(level));
  const make = (nRows: number): Column => ({
    kind: 'category',
    name: column,
    codes: new Int32Array(nRows),
    levels,
  });
  if (levels.length === 0) return { make, value: 'CAST(-1 AS INTEGER)' };
  const levelType = session.freshName('levels');
  await session.run(
    `CREATE TYPE ${name(levelType)} AS ENUM (SELECT DISTINCT ${value} AS level FROM ${name(relation)} WHERE ${name(column)} IS NOT NULL ORDER BY 1)`,
  );
  return {
    make,
    value: `coalesce(CAST(enum_code(CAST(${value} AS ${name(levelType)})) AS INTEGER), -1)`,
  };
}
