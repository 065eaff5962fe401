import { Buffer } from 'node:buffer';
import type { ColumnSummary } from '../../contract/index.ts';
import type { Column, Table } from '../../core/index.ts';
import { summariseCategories } from '../summary/categories.ts';
import { summariseNumbers } from '../summary/numbers.ts';

/** A column of customers in memory. */
export type MadeColumn = MadeNumbers | MadeWords;

interface MadeNumbers {
  readonly kind: 'number';
  readonly name: string;
  /** NaN where one is missing. */
  readonly values: Float64Array;
  /** Its type in SQL. */
  readonly sqlType: string;
  readonly format: string | null;
}

interface MadeWords {
  readonly kind: 'words';
  readonly name: string;
  readonly type: Exclude<ColumnSummary['type'], 'number'>;
  /** Places in `words`, -1 where a value is missing. */
  readonly places: Int32Array;
  readonly words: readonly string[];
  readonly sqlType: string;
  readonly format: string | null;
}

/** Customers in memory, with a column of identifiers before all others. */
export interface MadeCustomers {
  readonly idColumn: string;
  readonly ids: readonly string[];
  readonly columns: readonly MadeColumn[];
}

/** Summaries of all columns, that of the identifiers first. */
export function summariesOf({ idColumn, ids, columns }: MadeCustomers): ColumnSummary[] {
  const places = new Int32Array(ids.length);
  for (let i = 0; i < places.length; i++) places[i] = i;
  return [
    {
      name: idColumn,
      type: 'text',
      format: null,
      invalid: 0,
      ...summariseCategories(places, ids),
    },
    ...columns.map((column): ColumnSummary => {
      const { name: columnName, format } = column;
      return column.kind === 'number'
        ? {
            name: columnName,
            type: 'number',
            format,
            invalid: 0,
            ...summariseNumbers(column.values),
          }
        : {
            name: columnName,
            type: column.type,
            format,
            invalid: 0,
            ...summariseCategories(column.places, column.words),
          };
    }),
  ];
}

/**
 * Some of the columns, in the order asked for. Numbers are not copied.
 *
 * @throws RangeError when there is no such column
 */
export function tableOf({ ids, columns }: MadeCustomers, wanted: readonly string[]): Table {
  return {
    nRows: ids.length,
    rowIds: ids,
    columns: wanted.map((columnName) => {
      const column = columns.find((each) => each.name === columnName);
      if (column === undefined) throw new RangeError(`the customers have no column ${columnName}`);
      return column.kind === 'number'
        ? { kind: 'number', name: columnName, values: column.values }
        : categoryOf(column);
    }),
  };
}

/** Levels ascend, as bytes do, and each comes up. */
function categoryOf({ name: columnName, places, words }: MadeWords): Column {
  const used = new Uint8Array(words.length);
  for (const place of places) if (place >= 0) used[place] = 1;
  const levels = words
    .flatMap((word, place) => (used[place] === 1 ? { place, bytes: Buffer.from(word) } : []))
    .toSorted((a, b) => Buffer.compare(a.bytes, b.bytes));
  const codes = new Int32Array(words.length);
  levels.forEach(({ place }, code) => (codes[place] = code));
  return {
    kind: 'category',
    name: columnName,
    codes: places.map((place) => (place < 0 ? -1 : codes[place])),
    levels: levels.map(({ place }) => words[place]),
  };
}
