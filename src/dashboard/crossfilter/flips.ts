import type {
  Box,
  CategoryDimension,
  Dimension,
  Filter,
  MapDimension,
  NumberDimension,
  Range,
} from './dimension.ts';
import { orderOf, placeInOrder, type Order } from './orderOf.ts';

/**
 * The rows that begin or cease to pass when a chart's filter becomes `filter` (null lifts it). A row may stand
 * in two lists: it then changes twice, and so not at all. The lists are good until the next call.
 */
export type Flips = (filter: Filter | null) => readonly Uint32Array[];

/** A chart's filter. */
export interface Filtered {
  readonly flips: Flips;
  /** Does ahead of time what the first filter needs: a column of numbers is put in order. */
  readonly prepare: () => void;
}

/** Which rows change with a chart's filter; knows the filter that holds now, at first none. */
export function filteredBy(dimension: Dimension): Filtered {
  const { flips, prepare } =
    dimension.kind === 'number' ? rangeFlips(dimension) : scanFlips(dimension);
  let held = 'null';
  return {
    prepare,
    flips: (filter) => {
      // Most filters stay as they are when one changes, and a million rows need not be looked at for each.
      const wanted = JSON.stringify(filter);
      if (wanted === held) return [];
      const lists = flips(filter);
      held = wanted;
      return lists;
    },
  };
}

/** Rows between the old and the new edges of a brush stand side by side in the order of the column. */
function rangeFlips({ name, values }: NumberDimension): Filtered {
  let order: Order | null = null;
  let start = 0;
  let end = values.length;
  return { flips, prepare: () => (order ??= orderOf(values)) };

  function flips(filter: Filter | null): readonly Uint32Array[] {
    if (filter === null && order === null) return [];
    order ??= orderOf(values);
    const [from, to] = filter === null ? [0, values.length] : span(order, rangeIn(filter, name));
    const lists = [between(order, start, from), between(order, end, to)];
    start = from;
    end = to;
    return lists;
  }

  function span(order: Order, { from, to }: Range): [start: number, end: number] {
    const first = from === null ? 0 : placeInOrder(order, values, Math.fround(from), false);
    const last = to === null ? order.nValues : placeInOrder(order, values, Math.fround(to), true);
    return [first, Math.max(first, last)];
  }
}

function between({ rows }: Order, a: number, b: number): Uint32Array {
  return rows.subarray(Math.min(a, b), Math.max(a, b));
}

function rangeIn(filter: Filter, name: string): Range {
  if (filter.kind === 'range') return filter.range;
  throw new RangeError(`The number column "${name}" is filtered by a range.`);
}

/** Levels and boxes: every row is looked at, which is quick as no order is needed. */
function scanFlips(dimension: CategoryDimension | MapDimension): Filtered {
  const nRows = dimension.kind === 'category' ? dimension.codes.length : dimension.x.length;
  const passing = new Uint8Array(nRows).fill(1);
  const changed = new Uint32Array(nRows);
  const flips: Flips = (filter) => {
    const passes = filter === null ? () => true : passesOf(dimension, filter);
    let n = 0;
    for (let row = 0; row < nRows; row++) {
      const now = passes(row) ? 1 : 0;
      if (now === passing[row]) continue;
      passing[row] = now;
      changed[n++] = row;
    }
    return [changed.subarray(0, n)];
  };
  return { flips, prepare: () => undefined };
}

function passesOf(
  dimension: CategoryDimension | MapDimension,
  filter: Filter,
): (row: number) => boolean {
  if (dimension.kind === 'category' && filter.kind === 'levels') {
    const chosen = new Uint8Array(dimension.nLevels);
    for (const code of filter.codes) chosen[code] = 1;
    return (row) => chosen[dimension.codes[row]] === 1;
  }
  if (dimension.kind === 'map' && filter.kind === 'box') return insideOf(dimension, filter.box);
  throw new RangeError(`The chart "${dimension.name}" cannot be filtered by ${filter.kind}.`);
}

function insideOf({ x, y }: MapDimension, box: Box): (row: number) => boolean {
  const [left, right] = bounds(box.x);
  const [bottom, top] = bounds(box.y);
  return (row) => x[row] >= left && x[row] <= right && y[row] >= bottom && y[row] <= top;
}

/** As 32-bit floats, as the values are, so that a value on an edge is inside. */
function bounds({ from, to }: Range): [low: number, high: number] {
  return [from === null ? -Infinity : Math.fround(from), to === null ? Infinity : Math.fround(to)];
}
