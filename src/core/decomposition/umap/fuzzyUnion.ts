import type { Neighbours } from './neighbours.ts';

/** Pairs of rows that belong together, each in both directions, in the order of their heads. */
export interface Edges {
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** Strength of each, above 0 and at most 1. */
  readonly weights: Float64Array;
}

/**
 * Joins what two rows think of each other: a + b - a b (the probabilistic t-conorm).
 *
 * @param strengths one a neighbour
 */
export function fuzzyUnion({ nNeighbours, rows }: Neighbours, strengths: Float64Array): Edges {
  const nRows = rows.length / nNeighbours;
  const partners: number[][] = Array.from({ length: nRows }, () => []);
  const shared: number[][] = Array.from({ length: nRows }, () => []);
  for (let row = 0, p = 0; row < nRows; row++) {
    for (let n = 0; n < nNeighbours; n++, p++) {
      const other = rows[p];
      if (other < 0) continue;
      const back = placeOf(rows, nNeighbours, other, row);
      if (back >= 0 && other < row) continue;
      const there = strengths[p];
      const backAgain = back < 0 ? 0 : strengths[back];
      const weight = there + backAgain - there * backAgain;
      if (weight === 0) continue;
      partners[row].push(other);
      shared[row].push(weight);
      partners[other].push(row);
      shared[other].push(weight);
    }
  }
  return {
    heads: Int32Array.from(partners.flatMap((own, row) => own.map(() => row))),
    tails: Int32Array.from(partners.flat()),
    weights: Float64Array.from(shared.flat()),
  };
}

function placeOf(rows: Int32Array, nNeighbours: number, row: number, other: number): number {
  const first = row * nNeighbours;
  for (let p = first; p < first + nNeighbours; p++) if (rows[p] === other) return p;
  return -1;
}
