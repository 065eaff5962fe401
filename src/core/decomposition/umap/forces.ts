import type { Curve } from './curve.ts';

/** Values of a function of a squared distance, at steps of a 64th of each power of 2. */
export type ForceTable = Float64Array;

const stepBits = 17;
const steps = 1 << (23 - stepBits);
const fractionMask = (1 << stepBits) - 1;
/** The table reaches from 2^-40 to 2^40; what lies beyond is taken as its ends. */
const lowest = -40;
const highest = 40;
const firstStep = (127 + lowest) * steps;
const least = 2 ** lowest;
const most = 2 ** highest * (1 - 2 ** -20);

/** Pull between neighbours: what their difference is multiplied by. */
export function pullTable({ a, b }: Curve): ForceTable {
  return tabulate((square) => (2 * a * b * square ** (b - 1)) / (1 + a * square ** b));
}

/** Push between rows that are none; 0.001 keeps it finite. */
export function pushTable({ a, b }: Curve): ForceTable {
  return tabulate((square) => (2 * b) / ((0.001 + square) * (1 + a * square ** b)));
}

function tabulate(force: (square: number) => number): ForceTable {
  return Float64Array.from({ length: (highest - lowest) * steps + 1 }, (_, i) =>
    force(2 ** (lowest + Math.floor(i / steps)) * (1 + (i % steps) / steps)),
  );
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** Reads a table at a squared distance: the bits of the number say where, without a logarithm or a power. */
export function forceAt(table: ForceTable, square: number): number {
  float[0] = square < least ? least : square > most ? most : square;
  const place = (bits[0] >> stepBits) - firstStep;
  const below = table[place];
  return below + (table[place + 1] - below) * ((bits[0] & fractionMask) / (1 << stepBits));
}
