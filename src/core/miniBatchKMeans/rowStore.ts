import type { Matrix } from '../matrix.ts';

/** Room for a number of rows, some of it filled. */
export interface RowStore {
  readonly capacity: number;
  readonly nFeatures: number;
  /** capacity x nFeatures. */
  readonly data: Float64Array;
  /** One a row (capacity). */
  readonly weights: Float64Array;
  /** Rows that are there: 0 .. count - 1. */
  count: number;
}

export function createRowStore(capacity: number, nFeatures: number): RowStore {
  return {
    capacity,
    nFeatures,
    data: new Float64Array(capacity * nFeatures),
    weights: new Float64Array(capacity),
    count: 0,
  };
}

export function addRow(store: RowStore, row: Float64Array, weight: number): void {
  putRow(store, store.count++, row, weight);
}

export function putRow(store: RowStore, place: number, row: Float64Array, weight: number): void {
  store.data.set(row, place * store.nFeatures);
  store.weights[place] = weight;
}

/** One row, in the store's own memory. */
export function rowOf({ data, nFeatures }: RowStore, place: number): Float64Array {
  return data.subarray(place * nFeatures, (place + 1) * nFeatures);
}

/** The rows that are there, in the store's own memory. */
export function matrixOf({ data, nFeatures, count }: RowStore): Matrix {
  return { data: data.subarray(0, count * nFeatures), nSamples: count, nFeatures };
}
