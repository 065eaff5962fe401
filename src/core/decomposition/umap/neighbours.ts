/** The nearest rows found so far of each of several rows, nearest first. */
export interface Neighbours {
  readonly nNeighbours: number;
  /** nRows x nNeighbours; -1 where none is known yet. */
  readonly rows: Int32Array;
  /** Squared distances to them, Infinity where none is known yet. */
  readonly squares: Float64Array;
}

export function createNeighbours(nRows: number, nNeighbours: number): Neighbours {
  return {
    nNeighbours,
    rows: new Int32Array(nRows * nNeighbours).fill(-1),
    squares: new Float64Array(nRows * nNeighbours).fill(Infinity),
  };
}

/**
 * Puts `other` among the neighbours of `row` if it is near enough; that it is not there yet is not checked.
 *
 * @returns its place among them, -1 when it is too far
 */
export function addNeighbour(
  { nNeighbours, rows, squares }: Neighbours,
  row: number,
  other: number,
  square: number,
): number {
  const first = row * nNeighbours;
  let place = first + nNeighbours - 1;
  if (!(square < squares[place])) return -1;
  for (; place > first && squares[place - 1] > square; place--) {
    squares[place] = squares[place - 1];
    rows[place] = rows[place - 1];
  }
  squares[place] = square;
  rows[place] = other;
  return place - first;
}
