import type { Answer } from './createCrossfilter.ts';
import type { Dimension, Filter, Range } from './dimension.ts';

/** The slow twin: every row asked about every filter, every chart counted from nothing. */
export function naiveAnswer(
  nRows: number,
  dimensions: readonly Dimension[],
  filters: ReadonlyMap<string, Filter>,
): Answer {
  const rows = Array.from({ length: nRows }, (_, row) => row);
  const passes = (row: number, but: string | null) =>
    dimensions.every((dimension) => {
      const filter = filters.get(dimension.name);
      return filter === undefined || dimension.name === but || passesOne(dimension, filter, row);
    });
  const charts = new Map(
    dimensions.map((dimension) => {
      const kept = rows.filter((row) => passes(row, dimension.name));
      return [
        dimension.name,
        { counts: countPlaces(dimension, kept), totals: countPlaces(dimension, rows) },
      ];
    }),
  );
  return { selected: rows.filter((row) => passes(row, null)).length, charts };
}

function passesOne(dimension: Dimension, filter: Filter, row: number): boolean {
  if (dimension.kind === 'number' && filter.kind === 'range') {
    return isWithin(dimension.values[row], filter.range);
  }
  if (dimension.kind === 'category' && filter.kind === 'levels') {
    return filter.codes.includes(dimension.codes[row]);
  }
  if (dimension.kind === 'map' && filter.kind === 'box') {
    const { x, y } = filter.box;
    return isWithin(dimension.x[row], x) && isWithin(dimension.y[row], y);
  }
  throw new Error('the filter is not of its kind');
}

function isWithin(value: number, { from, to }: Range): boolean {
  if (Number.isNaN(value)) return false;
  return (from === null || value >= from) && (to === null || value <= to);
}

function countPlaces(dimension: Dimension, rows: readonly number[]): Uint32Array {
  const counts = new Uint32Array(slotCount(dimension) + 1);
  for (const row of rows) counts[placeOf(dimension, row)]++;
  return counts;
}

function slotCount(dimension: Dimension): number {
  if (dimension.kind === 'number') return dimension.edges.length - 1;
  if (dimension.kind === 'category') return dimension.nLevels;
  return dimension.grid.nx * dimension.grid.ny * dimension.nSegments;
}

function placeOf(dimension: Dimension, row: number): number {
  const missing = slotCount(dimension);
  if (dimension.kind === 'category') return Math.min(dimension.codes[row], missing);
  if (dimension.kind === 'number') {
    const value = dimension.values[row];
    if (Number.isNaN(value)) return missing;
    const bin = dimension.edges.slice(0, -1).findLastIndex((edge) => edge <= value);
    return Math.max(0, bin);
  }
  const { x, y, segments, nSegments, grid } = dimension;
  if (Number.isNaN(x[row]) || Number.isNaN(y[row])) return missing;
  const across = cell(x[row], grid.xRange, grid.nx);
  const up = cell(y[row], grid.yRange, grid.ny);
  return (up * grid.nx + across) * nSegments + segments[row];
}

function cell(value: number, [low, high]: readonly [number, number], n: number): number {
  const place = Math.floor((n * (value - low)) / (high - low));
  if (place < 0) return 0;
  return place >= n ? n - 1 : place;
}
