import type { Column, Table } from '../../core/index.ts';
import { name } from '../quoting.ts';
import { readBatches, type WantedColumn } from '../readTable.ts';
import type { Session } from '../session.ts';
import { openScratchFile, type ScratchFile } from './scratchFile.ts';

/**
 * A table whose values are in a file: a column is read whenever it is asked for, and the last one that was is held. The
 * identifiers of its rows are in memory.
 */
export interface StoredTable extends Table {
  /** The rows in their order, as tables in memory of so many rows. */
  readonly batches: (batchRows: number) => Iterable<Table>;
  /** Where other rows may be put beside it. */
  readonly folder: string;
  /** Ends the use of its columns. */
  readonly close: () => void;
}

/** Rows that are in memory while the file is written. */
const writtenRows = 16_384;

/**
 * `readTable` into a file instead of memory. The file lives longer than the session.
 *
 * @throws RangeError when the relation has no such column; ClienteleError `resource` when the disk is full
 */
export async function storeTable(
  session: Session,
  relation: string,
  idColumn: string | null,
  columns: readonly WantedColumn[],
): Promise<StoredTable> {
  const { n } = await session.row(`SELECT count(*) AS n FROM ${name(relation)}`);
  const nRows = Number(n);
  const file = openScratchFile(session.tempDirectory);
  try {
    const rowIds: string[] = [];
    let head: readonly Column[] = [];
    for await (const batch of readBatches(session, relation, idColumn, columns, writtenRows)) {
      head = batch.columns;
      batch.columns.forEach((column, c) => {
        const values = valuesOf(column).subarray(0, batch.nRows);
        file.write(values, placeOf(values, c, rowIds.length, nRows));
      });
      for (const id of batch.rowIds) rowIds.push(id);
    }
    return tableIn(file, head, rowIds, session.tempDirectory);
  } catch (error) {
    file.close();
    throw error;
  }
}

type Values = Float64Array | Int32Array;

function valuesOf(column: Column): Values {
  return column.kind === 'number' ? column.values : column.codes;
}

/** The byte that a row of a column begins at; each column has room for numbers of 8 bytes. */
function placeOf(values: Values, column: number, row: number, nRows: number): number {
  return column * nRows * 8 + row * values.BYTES_PER_ELEMENT;
}

function tableIn(
  file: ScratchFile,
  head: readonly Column[],
  rowIds: readonly string[],
  folder: string,
): StoredTable {
  const nRows = rowIds.length;
  const filled = <V extends Values>(values: V, column: number, from: number): V => {
    file.read(values, placeOf(values, column, from, nRows));
    return values;
  };
  const rowsOf = (column: Column, c: number, from: number, to: number): Column =>
    column.kind === 'number'
      ? { ...column, values: filled(new Float64Array(to - from), c, from) }
      : { ...column, codes: filled(new Int32Array(to - from), c, from) };
  const last: { place?: number; column?: Column } = {};
  const whole = (place: number): Column => {
    if (last.column === undefined || last.place !== place) {
      last.place = place;
      last.column = rowsOf(head[place], place, 0, nRows);
    }
    return last.column;
  };
  return {
    nRows,
    rowIds,
    folder,
    columns: head.map((column, c) => onDemand(column, () => whole(c))),
    *batches(batchRows) {
      for (let from = 0; from < nRows; from += batchRows) {
        const to = Math.min(nRows, from + batchRows);
        const columns = head.map((column, c) => rowsOf(column, c, from, to));
        yield { nRows: to - from, rowIds: rowIds.slice(from, to), columns };
      }
    },
    close: file.close,
  };
}

/** A column without values of its own. */
function onDemand(column: Column, whole: () => Column): Column {
  if (column.kind === 'number') {
    return {
      kind: column.kind,
      name: column.name,
      get values() {
        return valuesOf(whole()) as Float64Array;
      },
    };
  }
  return {
    kind: column.kind,
    name: column.name,
    levels: column.levels,
    get codes() {
      return valuesOf(whole()) as Int32Array;
    },
  };
}
