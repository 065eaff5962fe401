import { groupRows } from '../groupRows.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { dividedCells, standAll } from './divide.ts';
import { mendingCell } from './mend.ts';
import type { PowerCells } from './model.ts';
import type { PowerCellOptions } from './options.ts';
import { isMisplaced, stand, type Cell, type LabelledRows, type Standing } from './standing.ts';
import { trimmed } from './trim.ts';

/** Different rows that cells are made from; of more, one of each of so many equal stretches. */
const mostRows = 20_000;

/**
 * Makes cells that put rows where they are: the rule by which new rows join clusters that were found without one.
 * It begins with one cell a cluster or part of it, halves those that misplace rows, and at last gives single rows
 * that are still misplaced a cell together with near ones of their own. Rows that no such cell can put right, and
 * those beyond `mostCells`, stay misplaced: compare {@link cellOf} with the labels. The order of the rows does not
 * matter. Checks nothing.
 *
 * @param labels cluster of each row (nSamples), the same for the same rows; -1 for none
 * @param parts what to begin with: part of a cluster of each row (nSamples); the clusters themselves when not given
 */
export function powerCells(
  x: Matrix,
  labels: Int32Array,
  options: PowerCellOptions,
  parts: Int32Array = labels,
): PowerCells {
  const groups = groupRows(x);
  const firstOf = new Int32Array(groups.x.nSamples).fill(-1);
  groups.groupOf.forEach((group, row) => {
    if (firstOf[group] < 0) firstOf[group] = row;
  });
  const nDrawn = Math.min(mostRows, firstOf.length);
  const drawn = Int32Array.from({ length: nDrawn }, (_, i) =>
    Math.floor((i * firstOf.length) / nDrawn),
  );
  const labelled = {
    x: takeRows(groups.x, drawn),
    weights: Float64Array.from(drawn, (group) => groups.weights[group]),
    labels: Int32Array.from(drawn, (group) => labels[firstOf[group]]),
  };
  return cellsOfRows(
    labelled,
    Int32Array.from(drawn, (group) => parts[firstOf[group]]),
    options,
  );
}

/**
 * {@link powerCells} of rows that are different already.
 *
 * @param parts part of a cluster of each row, as there
 */
export function cellsOfRows(
  labelled: LabelledRows,
  parts: Int32Array,
  options: PowerCellOptions,
): PowerCells {
  const { isOpen } = options;
  const divided = dividedCells(labelled, rowsOfParts(parts, labelled.labels), options);
  const cells = isOpen ? trimmedCells(divided, labelled) : [...divided];
  const standing = standAll(cells, labelled, isOpen);
  mend(cells, standing, labelled, options);
  return packed(cells, labelled.x.nFeatures);
}

/** Adds cells for rows that are still misplaced. */
function mend(
  cells: Cell[],
  standing: Standing,
  labelled: LabelledRows,
  options: PowerCellOptions,
): void {
  for (const row of hardestFirst(standing)) {
    if (cells.length >= options.mostCells) return;
    if (!isMisplaced(standing, row) || labelled.labels[row] < 0) continue;
    const cell = mendingCell(labelled, standing, row, options);
    if (cell === null) continue;
    stand(standing, labelled, cell, cells.length);
    cells.push(cell);
  }
}

function rowsOfParts(parts: Int32Array, labels: Int32Array): Int32Array[] {
  const rows = new Map<number, number[]>();
  parts.forEach((part, row) => {
    if (labels[row] < 0) return;
    const own = rows.get(part) ?? [];
    own.push(row);
    rows.set(part, own);
  });
  return [...rows.keys()]
    .toSorted((a, b) => a - b)
    .map((part) => Int32Array.from(rows.get(part) ?? []));
}

/** Every cluster keeps a cell, drawn in or not. */
function trimmedCells(cells: readonly Cell[], labelled: LabelledRows): Cell[] {
  const standing = standAll(cells, labelled, true);
  const kept = cells.flatMap((cell) => trimmed(cell, labelled, standing) ?? []);
  const held = new Set(kept.map(({ cluster }) => cluster));
  const missing = new Map(
    cells.filter(({ cluster }) => !held.has(cluster)).map((cell) => [cell.cluster, cell]),
  );
  return [...kept, ...missing.values()];
}

/** Misplaced rows, those that are farthest from right first: their cells may serve others too. */
function hardestFirst(standing: Standing): number[] {
  const { own, others } = standing;
  return [...own.keys()]
    .filter((row) => isMisplaced(standing, row))
    .toSorted((a, b) => own[b] - others[b] - (own[a] - others[a]) || a - b);
}

function packed(cells: readonly Cell[], nFeatures: number): PowerCells {
  const centres: Matrix = {
    data: new Float64Array(cells.length * nFeatures),
    nSamples: cells.length,
    nFeatures,
  };
  cells.forEach(({ centre }, place) => centres.data.set(centre, place * nFeatures));
  return {
    centres,
    offsets: Float64Array.from(cells, ({ offset }) => offset),
    clusters: Int32Array.from(cells, ({ cluster }) => cluster),
  };
}
