import { sharedNumbers, takeRows, type Matrix } from './matrix.ts';

/** Rows that are kept elsewhere and come into memory when they are asked for. */
export interface StoredRows {
  readonly nSamples: number;
  readonly nFeatures: number;
  /**
   * All rows in their order, from the first one on each time that it is iterated over.
   *
   * @param blockRows rows of a block; the last one may hold fewer
   * @returns blocks that may share their memory: each is to be used before the next is asked for
   */
  blocks(blockRows: number): Iterable<Matrix>;
  /** The given rows, in the given order, in memory. */
  take(rows: Int32Array): Matrix;
}

/** A table of numbers, in memory or not. */
export type Rows = Matrix | StoredRows;

/** Rows that are in memory at a time where the others are not; a multiple of the blocks that sums are taken by. */
const usualBlockRows = 16_384;

/**
 * The rows in their order, in blocks to be used one after the other.
 *
 * @param blockRows rows of a block; when not given, rows in memory are one block
 */
export function blocksOf(rows: Rows, blockRows?: number): Iterable<Matrix> {
  if (!('data' in rows)) return rows.blocks(blockRows ?? usualBlockRows);
  return blockRows === undefined ? [rows] : parts(rows, blockRows);
}

function* parts({ data, nSamples, nFeatures }: Matrix, blockRows: number): Generator<Matrix> {
  for (let from = 0; from < nSamples; from += blockRows) {
    const to = Math.min(nSamples, from + blockRows);
    yield { data: data.subarray(from * nFeatures, to * nFeatures), nSamples: to - from, nFeatures };
  }
}

/** The given rows, in the given order, in memory. */
export function gatherRows(rows: Rows, places: Int32Array): Matrix {
  return 'data' in rows ? takeRows(rows, places) : rows.take(places);
}

/** Some columns of the rows, in the given order; rows that are kept elsewhere stay there. */
export function keepColumns(rows: Rows, columns: readonly number[]): Rows {
  if ('data' in rows) return columnsOf(rows, columns);
  return {
    nSamples: rows.nSamples,
    nFeatures: columns.length,
    *blocks(blockRows) {
      for (const block of rows.blocks(blockRows)) yield columnsOf(block, columns);
    },
    take: (places) => columnsOf(rows.take(places), columns),
  };
}

function columnsOf({ data, nSamples, nFeatures }: Matrix, columns: readonly number[]): Matrix {
  const kept = sharedNumbers(nSamples * columns.length);
  for (let i = 0, at = 0; i < nSamples; i++) {
    for (const column of columns) kept[at++] = data[i * nFeatures + column];
  }
  return { data: kept, nSamples, nFeatures: columns.length };
}

/** All rows in memory, for what needs them there at once. */
export function inMemory(rows: Rows): Matrix {
  if ('data' in rows) return rows;
  return rows.take(Int32Array.from({ length: rows.nSamples }, (_, row) => row));
}
