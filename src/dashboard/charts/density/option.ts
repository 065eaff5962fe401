import type { CustomerMap } from '../../../contract/index.ts';
import type { ChartTable } from '../frame/chartTable.ts';

/** A picture of a grid: 4 bytes a cell, red, green, blue, alpha; the highest row first. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;
export type Rgb = readonly [red: number, green: number, blue: number];

/** A grid of nx x ny cells, row 0 the lowest. */
export interface Cells {
  readonly nx: number;
  readonly ny: number;
  readonly nSegments: number;
  /** Customers of segment s in cell (column, row) at `(row * nx + column) * nSegments + s`. */
  readonly counts: ArrayLike<number>;
}

/** The faintest that a cell with one customer is drawn. */
const faintest = 0.16;

/** Each cell in the mixed colours of its customers' segments, the more customers the stronger. */
export function densityPixels(cells: Cells, colours: readonly Rgb[]): Pixels {
  const { nx, ny } = cells;
  const pixels = new Uint8ClampedArray(nx * ny * 4);
  const sums = cellSums(cells);
  const top = Math.log1p(sums.reduce((most, sum) => Math.max(most, sum), 0));
  for (let cell = 0; cell < nx * ny; cell++) {
    if (sums[cell] === 0) continue;
    const row = ny - 1 - Math.floor(cell / nx);
    const at = 4 * (row * nx + (cell % nx));
    pixels.set(mixed(cells, cell, sums[cell], colours), at);
    pixels[at + 3] = 255 * (faintest + (1 - faintest) * (Math.log1p(sums[cell]) / top));
  }
  return pixels;
}

/** Customers in each cell, whatever their segment. */
export function cellSums({ nx, ny, nSegments, counts }: Cells): Float64Array {
  const sums = new Float64Array(nx * ny);
  for (let cell = 0; cell < nx * ny; cell++) {
    for (let s = 0; s < nSegments; s++) sums[cell] += counts[cell * nSegments + s];
  }
  return sums;
}

function mixed(
  { nSegments, counts }: Cells,
  cell: number,
  sum: number,
  colours: readonly Rgb[],
): [number, number, number] {
  const mix: [number, number, number] = [0, 0, 0];
  for (let s = 0; s < nSegments; s++) {
    const share = counts[cell * nSegments + s] / sum;
    for (let channel = 0; channel < 3; channel++) mix[channel] += share * colours[s][channel];
  }
  return mix;
}

/** The map of a run's manifest; `places` says the place in `segments` of each cluster. */
export function cellsOfMap({ nx, ny, cells }: CustomerMap, places: readonly number[]): Cells {
  const nSegments = places.length;
  const counts = new Uint32Array(nx * ny * nSegments);
  for (const [column, row, cluster, customers] of cells) {
    counts[(row * nx + column) * nSegments + places[cluster]] += customers;
  }
  return { nx, ny, nSegments, counts };
}

/** `#rrggbb` as numbers. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Every cell that holds anyone, by the middle of the cell; one column a segment. */
export function cellsTable(
  { nx, ny, nSegments, counts }: Cells,
  { xRange, yRange }: Pick<CustomerMap, 'xRange' | 'yRange'>,
  segments: readonly { readonly name: string }[],
): ChartTable {
  const middle = (place: number, [low, high]: readonly [number, number], n: number) =>
    low + ((place + 0.5) * (high - low)) / n;
  const rows = Array.from({ length: nx * ny }, (_, cell) => [
    middle(cell % nx, xRange, nx),
    middle(Math.floor(cell / nx), yRange, ny),
    ...Array.from({ length: nSegments }, (_, s) => counts[cell * nSegments + s]),
  ]);
  return {
    columns: ['Across', 'Upwards', ...segments.map(({ name }) => name)],
    rows: rows.filter((row) => row.slice(2).some((n) => n > 0)),
  };
}
