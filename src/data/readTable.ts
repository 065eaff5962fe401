import type { Column, Table } from '../core/index.ts';
import { valueInWords } from './describe.ts';
import { name } from './quoting.ts';
import type { Session } from './session.ts';

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
  const types = await columnTypes(session, relation);
  const typeOf = (column: string): string => {
    const type = types.get(column);
    if (type === undefined) throw new RangeError(`the relation has no column ${column}`);
    return type;
  };
  const { n } = await session.row(`SELECT count(*) AS n FROM ${name(relation)}`);
  const nRows = Number(n);
  const readers: Reader[] = [];
  for (const { name: column, kind } of columns) {
    readers.push(
      kind === 'number'
        ? numberReader(column, typeOf(column), nRows)
        : await categoryReader(session, relation, column, typeOf(column), nRows),
    );
  }
  const rowIds: string[] = [];
  const id = idColumn === null ? [] : [`CAST(${name(idColumn)} AS VARCHAR)`];
  if (idColumn !== null) typeOf(idColumn);
  const selected = [...readers.map(({ value }) => value), ...id];
  if (selected.length > 0) {
    let start = 0;
    for await (const chunk of session.chunks(
      `SELECT ${selected.join(', ')} FROM ${name(relation)}`,
    )) {
      const vectors = selected.map((_, index) => chunk.getColumnVector(index));
      readers.forEach(({ target }, index) => {
        const vector = vectors[index];
        for (let i = 0; i < chunk.rowCount; i += 1) target[start + i] = Number(vector?.getItem(i));
      });
      const ids = vectors[readers.length];
      if (ids !== undefined) {
        for (let i = 0; i < chunk.rowCount; i += 1) rowIds.push(String(ids.getItem(i) ?? ''));
      }
      start += chunk.rowCount;
    }
  }
  if (idColumn === null) for (let i = 1; i <= nRows; i += 1) rowIds.push(String(i));
  return { nRows, rowIds, columns: readers.map(({ column }) => column) };
}

interface Reader {
  /** A number for every row, as SQL, never NULL. */
  readonly value: string;
  readonly target: Float64Array | Int32Array;
  readonly column: Column;
}

async function columnTypes(session: Session, relation: string): Promise<Map<string, string>> {
  const rows = await session.rows(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${name(relation)})`,
  );
  return new Map(rows.map((row) => [String(row['name']), String(row['type'])]));
}

function numberReader(column: string, type: string, nRows: number): Reader {
  const values = new Float64Array(nRows);
  return {
    value: `coalesce(${asNumber(name(column), type)}, CAST('nan' AS DOUBLE))`,
    target: values,
    column: { kind: 'number', name: column, values },
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
  nRows: number,
): Promise<Reader> {
  const value = valueInWords(column, type === 'BOOLEAN' ? 'flag' : 'text');
  const found = await session.rows(
    `SELECT DISTINCT ${value} AS level FROM ${name(relation)} WHERE ${name(column)} IS NOT NULL ORDER BY 1`,
  );
  const levels = found.map(({ level }) => String(level));
  const codes = new Int32Array(nRows);
  const table: Column = { kind: 'category', name: column, codes, levels };
  if (levels.length === 0) return { value: '-1', target: codes, column: table };
  const levelType = session.freshName('levels');
  await session.run(
    `CREATE TYPE ${name(levelType)} AS ENUM (SELECT DISTINCT ${value} AS level FROM ${name(relation)} WHERE ${name(column)} IS NOT NULL ORDER BY 1)`,
  );
  return {
    value: `coalesce(CAST(enum_code(CAST(${value} AS ${name(levelType)})) AS INTEGER), -1)`,
    target: codes,
    column: table,
  };
}
