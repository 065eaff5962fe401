import {
  missingCode,
  type CategoryDimension,
  type Dimension,
  type MapDimension,
  type NumberDimension,
} from './dimension.ts';

/** Where each row counts: its bin, level or cell; rows without a value have the last slot to themselves. */
export interface Slots {
  /** nRows codes, 0 .. nSlots. */
  readonly codes: Uint16Array;
  /** Bins, levels or cells, without the one for missing values. */
  readonly nSlots: number;
}

/** @throws RangeError when the dimension has more slots than a code can name */
export function slotsOf(dimension: Dimension): Slots {
  const slots = placed(dimension);
  if (slots.nSlots >= missingCode) {
    throw new RangeError(`A chart counts at most ${missingCode - 1} places; got ${slots.nSlots}.`);
  }
  return slots;
}

function placed(dimension: Dimension): Slots {
  if (dimension.kind === 'number') return bins(dimension);
  return dimension.kind === 'category' ? levels(dimension) : cells(dimension);
}

function bins({ values, edges }: NumberDimension): Slots {
  // Rounding is monotonic: a value on an edge stays on it when both are rounded to 32 bits.
  const starts = Float32Array.from(edges);
  const nSlots = edges.length - 1;
  const codes = new Uint16Array(values.length);
  for (let row = 0; row < values.length; row++) {
    codes[row] = Number.isNaN(values[row]) ? nSlots : binOf(values[row], starts, nSlots);
  }
  return { codes, nSlots };
}

/** The last bin that starts at or below `value`; the first where none does. */
function binOf(value: number, starts: Float32Array, nBins: number): number {
  let low = 0;
  let high = nBins;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}

function levels({ codes, nLevels }: CategoryDimension): Slots {
  return { codes: codes.map((code) => Math.min(code, nLevels)), nSlots: nLevels };
}

function cells({ x, y, segments, nSegments, grid }: MapDimension): Slots {
  const { xRange, yRange, nx, ny } = grid;
  const nSlots = nx * ny * nSegments;
  const codes = new Uint16Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const segment = segments[row];
    const known = segment < nSegments && !Number.isNaN(x[row]) && !Number.isNaN(y[row]);
    const cell = cellIn(y[row], yRange, ny) * nx + cellIn(x[row], xRange, nx);
    codes[row] = known ? cell * nSegments + segment : nSlots;
  }
  return { codes, nSlots };
}

function cellIn(value: number, [low, high]: readonly [number, number], n: number): number {
  const place = Math.floor(((value - low) / (high - low)) * n);
  return Math.min(n - 1, Math.max(0, place));
}
