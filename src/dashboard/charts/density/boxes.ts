import type { Box, Grid } from '../../crossfilter/index.ts';

/** A place on the map's picture: shares of its width from the left and of its height from the top. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

export interface Frame extends Spot {
  readonly width: number;
  readonly height: number;
}

/** Where a point of the map stands on the picture, held inside it. */
export function spotOf({ xRange, yRange }: Grid, [x, y]: readonly [number, number]): Spot {
  return { left: shareIn(x, xRange), top: 1 - shareIn(y, yRange) };
}

/** The cell under a spot, row 0 the lowest. */
export function cellAt({ nx, ny }: Grid, { left, top }: Spot): { column: number; row: number } {
  const place = (share: number, n: number) => Math.min(n - 1, Math.max(0, Math.floor(share * n)));
  return { column: place(left, nx), row: place(1 - top, ny) };
}

/**
 * The box between two cells, both inside. Where it reaches the border it is open, as the outer cells hold what lies
 * beyond.
 */
export function boxBetween(grid: Grid, a: Spot, b: Spot): Box {
  const [first, second] = [cellAt(grid, a), cellAt(grid, b)];
  const { xRange, yRange, nx, ny } = grid;
  return {
    x: bounds(first.column, second.column, xRange, nx),
    y: bounds(first.row, second.row, yRange, ny),
  };
}

function bounds(a: number, b: number, range: readonly [number, number], n: number): Box['x'] {
  const [low, high] = [Math.min(a, b), Math.max(a, b) + 1];
  return {
    from: low === 0 ? null : edge(low, range, n),
    to: high === n ? null : edge(high, range, n),
  };
}

function edge(place: number, [low, high]: readonly [number, number], n: number): number {
  return Number((low + ((high - low) * place) / n).toPrecision(6));
}

/** Where a box is drawn. */
export function frameOf(grid: Grid, { x, y }: Box): Frame {
  const [left, right] = shares(x, grid.xRange);
  const [bottom, top] = shares(y, grid.yRange);
  return { left, top: 1 - top, width: right - left, height: top - bottom };
}

function shares({ from, to }: Box['x'], range: readonly [number, number]): [number, number] {
  return [from === null ? 0 : shareIn(from, range), to === null ? 1 : shareIn(to, range)];
}

function shareIn(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** What an arrow key does to a box: it moves by a cell, or with `grow` its upper right corner does. */
export function boxAfterKey(grid: Grid, box: Box | null, key: string, grow: boolean): Box | null {
  const step = arrows.get(key);
  if (step === undefined) return null;
  const frame = box === null ? middle : frameOf(grid, box);
  const [dx, dy] = [step[0] / grid.nx, step[1] / grid.ny];
  const inset = { x: 0.5 / grid.nx, y: 0.5 / grid.ny };
  const move = grow ? 0 : 1;
  const first = {
    left: frame.left + inset.x + move * dx,
    top: frame.top + frame.height - inset.y + move * dy,
  };
  const second = { left: frame.left + frame.width - inset.x + dx, top: frame.top + inset.y + dy };
  return boxBetween(grid, first, second);
}

const middle: Frame = { left: 0.35, top: 0.35, width: 0.3, height: 0.3 };
const arrows: ReadonlyMap<string, readonly [right: number, down: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);
