import { squaredDistanceTo } from '../kmeans/distance.ts';
import { halve } from './halve.ts';
import type { PowerCellOptions } from './options.ts';
import {
  isMisplaced,
  meanOf,
  stand,
  standingOf,
  type Cell,
  type LabelledRows,
  type Standing,
} from './standing.ts';

/** Rounding of distances, as a share of them. */
const rounding = 1e-9;

/**
 * Halves the cells that misplace rows, those whose own rows go elsewhere and those that take rows of others, until
 * none does or none can be halved.
 *
 * @param groups rows of the first cells, each of one cluster; together all rows of the clusters
 */
export function dividedCells(
  labelled: LabelledRows,
  groups: readonly Int32Array[],
  { leastRows, mostCells, isOpen }: PowerCellOptions,
): readonly Cell[] {
  let cells = groups.map((rows) => cellAround(labelled, rows, isOpen));
  const whole = new Set<Cell>();
  while (cells.length < mostCells) {
    const faults = faultsOf(cells, labelled, isOpen);
    const worst = [...faults.keys()]
      .filter((place) => faults[place] > 0 && !whole.has(cells[place]))
      .toSorted((a, b) => faults[b] - faults[a] || a - b)
      .slice(0, mostCells - cells.length);
    if (worst.length === 0) break;
    const halved = new Map(
      worst.map((place) => {
        const { rows, centre } = cells[place];
        return [place, halve(labelled, rows, centre, leastRows)];
      }),
    );
    cells = cells.flatMap((cell, place) => {
      const halves = halved.get(place);
      if (halves === undefined) return [cell];
      if (halves !== null) return halves.map((rows) => cellAround(labelled, rows, isOpen));
      whole.add(cell);
      return [cell];
    });
  }
  return cells;
}

/** How the rows stand to all cells. */
export function standAll(
  cells: readonly Cell[],
  labelled: LabelledRows,
  isOpen: boolean,
): Standing {
  const standing = standingOf(labelled, isOpen);
  cells.forEach((cell, place) => stand(standing, labelled, cell, place));
  return standing;
}

/** A cell around some rows: without an offset, or where rows may belong to none one that reaches to all of them. */
function cellAround(labelled: LabelledRows, rows: Int32Array, isOpen: boolean): Cell {
  const centre = meanOf(labelled, rows);
  let offset = 0;
  if (isOpen) {
    for (const row of rows)
      offset = Math.max(offset, squaredDistanceTo(labelled.x, row, centre, 0));
    offset = offset * (1 + rounding) + Number.MIN_VALUE;
  }
  return { cluster: labelled.labels[rows[0]], centre, offset, rows };
}

/** Rows that each cell misplaces: its own that go elsewhere, and others that it takes. */
function faultsOf(cells: readonly Cell[], labelled: LabelledRows, isOpen: boolean): Float64Array {
  const standing = standAll(cells, labelled, isOpen);
  const faults = new Float64Array(cells.length);
  cells.forEach(({ rows }, place) => {
    for (const row of rows) if (isMisplaced(standing, row)) faults[place]++;
  });
  standing.rivals.forEach((rival, row) => {
    if (rival >= 0 && isMisplaced(standing, row)) faults[rival]++;
  });
  return faults;
}
