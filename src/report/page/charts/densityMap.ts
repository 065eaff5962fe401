import type { CustomerMap } from '../../../contract/index.ts';
import { html, type Markup } from '../markup.ts';

const levels = 9;

/** Cells of one cluster that are equally dark. */
interface Shade {
  readonly cluster: number;
  readonly level: number;
  /** [column, row] with row 0 at the top. */
  readonly cells: [number, number][];
}

/**
 * Customers counted in a grid, drawn as runs of equally dark cells: opacity grows with the
 * logarithm of a cell's customers and is split among its clusters by their share of the cell.
 *
 * @param segmentOf the position (0-based) of a cluster's segment in the manifest
 */
export function densityMap(
  map: CustomerMap,
  segmentOf: (cluster: number) => number,
  description: string,
): Markup {
  const shades = shadesOf(map);
  return html`<svg
    class="density"
    viewBox="0 0 ${map.nx} ${map.ny}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${description}"
  >
    ${shades.map(
      (shade) =>
        html`<path
          class="seg s${segmentOf(shade.cluster) + 1} l${shade.level}"
          d="${runsOf(shade.cells)}"
        />`,
    )}
  </svg>`;
}

function shadesOf(map: CustomerMap): Shade[] {
  const totals = new Map<number, number>();
  for (const [column, row, , customers] of map.cells) {
    const cell = row * map.nx + column;
    totals.set(cell, (totals.get(cell) ?? 0) + customers);
  }
  const darkest = Math.log1p(Array.from(totals.values()).reduce((high, n) => Math.max(high, n), 1));
  const shades = new Map<string, Shade>();
  for (const [column, row, cluster, customers] of map.cells) {
    const total = totals.get(row * map.nx + column) ?? customers;
    const darkness = (0.15 + (0.85 * Math.log1p(total)) / darkest) * (customers / total);
    const level = Math.ceil(darkness * levels);
    const key = `${cluster} ${level}`;
    const shade = shades.get(key) ?? { cluster, level, cells: [] };
    shade.cells.push([column, map.ny - 1 - row]);
    shades.set(key, shade);
  }
  return Array.from(shades.values()).toSorted((a, b) => a.cluster - b.cluster || a.level - b.level);
}

/** Neighbouring cells of a row become one stroke. */
function runsOf(cells: readonly [number, number][]): string {
  const sorted = cells.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
  const runs: { x: number; y: number; length: number }[] = [];
  for (const [x, y] of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run.y === y && run.x + run.length === x) run.length += 1;
    else runs.push({ x, y, length: 1 });
  }
  return runs.map(({ x, y, length }) => `M${x} ${y}.5h${length}`).join('');
}
