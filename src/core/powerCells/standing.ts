import { squaredDistanceTo } from '../kmeans/distance.ts';
import type { Matrix } from '../matrix.ts';

/** A cell on its way. */
export interface Cell {
  readonly cluster: number;
  readonly centre: Float64Array;
  readonly offset: number;
  /** Rows that its centre is the mean of. */
  readonly rows: Int32Array;
}

/** Different rows, how often each occurs, and where each should go. */
export interface LabelledRows {
  /** nRows x nFeatures */
  readonly x: Matrix;
  readonly weights: Float64Array;
  /** Cluster of each; -1 for none. */
  readonly labels: Int32Array;
}

/** How each row stands to the cells: it is placed rightly where its own power is below that of the others. */
export interface Standing {
  /** Least power to a cell of its own cluster (nRows); 0 for rows of no cluster. */
  readonly own: Float64Array;
  /** Least power to another (nRows), or that of belonging to none. */
  readonly others: Float64Array;
  /** Place of the other cell; -1 where it is none. */
  readonly rivals: Int32Array;
}

/** How rows stand before there are cells. */
export function standingOf({ labels }: LabelledRows, isOpen: boolean): Standing {
  return {
    own: Float64Array.from(labels, (label) => (label < 0 ? 0 : Infinity)),
    others: Float64Array.from(labels, (label) => (label >= 0 && isOpen ? 0 : Infinity)),
    rivals: new Int32Array(labels.length).fill(-1),
  };
}

/** Takes one cell more into account. */
export function stand(
  { own, others, rivals }: Standing,
  { x, labels }: LabelledRows,
  cell: Cell,
  place: number,
): void {
  for (let row = 0; row < labels.length; row++) {
    const power = squaredDistanceTo(x, row, cell.centre, 0) - cell.offset;
    if (labels[row] === cell.cluster) {
      if (power < own[row]) own[row] = power;
    } else if (power < others[row]) {
      others[row] = power;
      rivals[row] = place;
    }
  }
}

export const isMisplaced = ({ own, others }: Standing, row: number): boolean =>
  !(own[row] < others[row]);

/** Weighted mean of some rows. */
export function meanOf({ x, weights }: LabelledRows, rows: Int32Array): Float64Array {
  const { data, nFeatures } = x;
  const mean = new Float64Array(nFeatures);
  let total = 0;
  for (const row of rows) {
    total += weights[row];
    const share = weights[row] / total;
    for (let f = 0, p = row * nFeatures; f < nFeatures; f++, p++) {
      mean[f] += (data[p] - mean[f]) * share;
    }
  }
  return mean;
}
