import { restoreValue } from '../../features/index.ts';
import type { NumberTarget } from './movable.ts';

/** A figure may lie further than the boundary by this share of the way to it, to be short. */
const leeway = 0.1;
/** Of a range; a customer on the boundary itself has no way to go. */
const leastWay = 1e-6;
/** More digits than that a number does not have. */
const mostDigits = 15;

/** How many figures are tried. */
export const attempts = 4;

/**
 * The figures to try for a number that has to move just beyond a boundary: short ones beyond it, further and
 * further, and then the end of what may be reached.
 *
 * @param prepared the boundary, on the scale clustered on
 * @param move signed distance to it, on the scale clustered on
 */
export function figuresFor(target: NumberTarget, prepared: number, move: number): number[] {
  const { column, from, lower, upper } = target;
  const up = move > 0;
  const end = up ? upper : lower;
  if (column.made === null) return [];
  const restored = restoreValue(column.made.step, prepared);
  const boundary = Math.min(upper, Math.max(lower, restored));
  if (!Number.isFinite(boundary)) return [end, end, end, end];
  const way = Math.max(Math.abs(boundary - from), leastWay * (upper - lower));
  const beyond = (up ? 1 : -1) * leeway * way;
  const figure = (least: number): number => shortFigure(least, up, leeway * way, column.whole, end);
  return [figure(boundary), figure(boundary + beyond / 10), figure(boundary + beyond), end];
}

/** The figure of the fewest digits that lies not before `least` and beyond it by `room` at most. */
function shortFigure(
  least: number,
  up: boolean,
  room: number,
  whole: boolean,
  end: number,
): number {
  for (let digits = 2; digits <= mostDigits; digits++) {
    const figure = outwards(least, digits, up, whole);
    const isLast = whole && figure === outwards(least, mostDigits, up, true);
    const pastEnd = up ? figure > end : figure < end;
    if (!pastEnd && (isLast || Math.abs(figure - least) <= room)) return figure;
  }
  return end;
}

function outwards(value: number, digits: number, up: boolean, whole: boolean): number {
  if (value === 0) return 0;
  const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  const scale = 10 ** Math.abs(whole ? Math.min(0, places) : places);
  const scaled = places > 0 && !whole ? value * scale : value / scale;
  const rounded = up ? Math.ceil(scaled) : Math.floor(scaled);
  const figure = places > 0 && !whole ? rounded / scale : rounded * scale;
  return Number(figure.toPrecision(mostDigits));
}
