import { squaredDistanceTo } from '../kmeans/distance.ts';
import type { Cell, LabelledRows, Standing } from './standing.ts';

/**
 * Draws a cell in so far that it takes no row of another cluster or of none, half way from the farthest of its own
 * rows that it still reaches; null where it reaches none.
 */
export function trimmed(cell: Cell, { x, labels }: LabelledRows, { own }: Standing): Cell | null {
  let most = Infinity;
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === cell.cluster) continue;
    most = Math.min(most, squaredDistanceTo(x, row, cell.centre, 0) - Math.min(0, own[row]));
  }
  if (cell.offset < most) return cell;
  let farthest = -1;
  for (const row of cell.rows) {
    const square = squaredDistanceTo(x, row, cell.centre, 0);
    if (square < most) farthest = Math.max(farthest, square);
  }
  return farthest < 0 ? null : { ...cell, offset: (farthest + most) / 2 };
}
