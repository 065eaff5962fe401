import { squareTo, type Cell, type LabelledRows, type Standing } from './standing.ts';

/**
 * Draws a cell in so far that it takes no row of another cluster or of none, half way from the farthest of its own
 * rows that it still reaches; null where it reaches none.
 */
export function trimmed(cell: Cell, { x, labels }: LabelledRows, { own }: Standing): Cell | null {
  let most = Infinity;
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === cell.cluster) continue;
    most = Math.min(most, squareTo(x, row, cell.centre) - Math.min(0, own[row]));
  }
  if (cell.offset < most) return cell;
  let farthest = -1;
  for (const row of cell.rows) {
    const square = squareTo(x, row, cell.centre);
    if (square < most) farthest = Math.max(farthest, square);
  }
  return farthest < 0 ? null : { ...cell, offset: (farthest + most) / 2 };
}
