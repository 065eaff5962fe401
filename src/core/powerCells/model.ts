import { squaredDistance } from '../kmeans/distance.ts';
import type { Matrix } from '../matrix.ts';

/**
 * Clusters as unions of the cells of a power diagram (Aurenhammer, 1987): a row belongs to the cell with the least
 * squared distance to its centre less its offset. With offsets of 0 that is the nearest centre.
 */
export interface PowerCells {
  /** nCells x nFeatures */
  readonly centres: Matrix;
  /** What is taken off the squared distance to each centre (nCells). */
  readonly offsets: Float64Array;
  /** Cluster of each cell (nCells). */
  readonly clusters: Int32Array;
}

/** Squared distance of a row, from place `start` of `x` on, to the centre of a cell less its offset. */
export function powerTo(
  { centres: { data, nFeatures }, offsets }: PowerCells,
  cell: number,
  x: Float64Array,
  start: number,
): number {
  return squaredDistance(x, start, data, cell * nFeatures, nFeatures) - offsets[cell];
}

/**
 * The cell that a row belongs to, the first of equals; Checks nothing.
 *
 * @param isOpen whether a row with a power above 0 to every cell belongs to none
 * @returns -1 where it belongs to none
 */
export function cellOf(cells: PowerCells, isOpen: boolean, x: Float64Array, start: number): number {
  let best = -1;
  let least = isOpen ? 0 : Infinity;
  for (let cell = 0; cell < cells.clusters.length; cell++) {
    const power = powerTo(cells, cell, x, start);
    if (power < least || (best < 0 && power === least)) [best, least] = [cell, power];
  }
  return best;
}
