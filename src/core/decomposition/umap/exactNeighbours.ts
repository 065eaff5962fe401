import type { Matrix } from '../../matrix.ts';
import { addNeighbour, createNeighbours, type Neighbours } from './neighbours.ts';

/** Rows whose distances to another block are computed while both stay in the cache. */
const blockRows = 128;

/** The nearest other rows of every row, by all distances, each computed once. */
export function exactNeighbours(x: Matrix, nNeighbours: number): Neighbours {
  const { nSamples } = x;
  const found = createNeighbours(nSamples, nNeighbours);
  const squares = new Float64Array(blockRows);
  for (let from = 0; from < nSamples; from += blockRows) {
    const to = Math.min(nSamples, from + blockRows);
    for (let first = from; first < nSamples; first += blockRows) {
      const end = Math.min(nSamples, first + blockRows);
      for (let row = from; row < to; row++) {
        const start = Math.max(first, row + 1);
        squaredDistances(x, row, x, start, end, squares);
        for (let other = start; other < end; other++) {
          const square = squares[other - start];
          addNeighbour(found, row, other, square);
          addNeighbour(found, other, row, square);
        }
      }
    }
  }
  return found;
}

/** The nearest rows of `x` of every row of `queries`. */
export function nearestIn(x: Matrix, queries: Matrix, nNeighbours: number): Neighbours {
  const found = createNeighbours(queries.nSamples, nNeighbours);
  const squares = new Float64Array(blockRows);
  for (let first = 0; first < x.nSamples; first += blockRows) {
    const end = Math.min(x.nSamples, first + blockRows);
    for (let query = 0; query < queries.nSamples; query++) {
      squaredDistances(queries, query, x, first, end, squares);
      for (let row = first; row < end; row++) addNeighbour(found, query, row, squares[row - first]);
    }
  }
  return found;
}

/** Squared distances of a row to rows from .. to - 1 of `x`, four at a time so that no sum waits for another. */
function squaredDistances(
  { data: rowData }: Matrix,
  row: number,
  { data, nFeatures }: Matrix,
  from: number,
  to: number,
  squares: Float64Array,
): void {
  const start = row * nFeatures;
  let other = from;
  for (; other + 4 <= to; other += 4) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    const p0 = other * nFeatures;
    const p1 = p0 + nFeatures;
    const p2 = p1 + nFeatures;
    const p3 = p2 + nFeatures;
    for (let f = 0; f < nFeatures; f++) {
      const value = rowData[start + f];
      const d0 = data[p0 + f] - value;
      const d1 = data[p1 + f] - value;
      const d2 = data[p2 + f] - value;
      const d3 = data[p3 + f] - value;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    squares[other - from] = s0;
    squares[other - from + 1] = s1;
    squares[other - from + 2] = s2;
    squares[other - from + 3] = s3;
  }
  for (; other < to; other++) {
    let sum = 0;
    for (let f = 0, p = other * nFeatures; f < nFeatures; f++, p++) {
      sum += (data[p] - rowData[start + f]) ** 2;
    }
    squares[other - from] = sum;
  }
}
