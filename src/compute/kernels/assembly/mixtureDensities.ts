// The expectation step: responsibilities of the rows of a tile.
import { exponential, logarithm } from './exponential.ts';
import { column, pair, subtractMean } from './mixtureTile.ts';

/** Form of a whitening matrix: its lower triangle; otherwise its diagonal. */
const triangle: i32 = 2;

/** e^-40 is below half a unit in the last place of 1, so it cannot change a sum that holds a 1. */
const leastExponent: f64 = -40;

/** Logarithm of weight times density of each row of a tile under each component. */
export function writeLogs(
  tile: usize,
  used: i32,
  nComponents: i32,
  width: i32,
  factorForm: i32,
  densities: usize,
  deviations: usize,
  logs: usize,
): void {
  const length = factorForm == triangle ? (width * (width + 2)) >> 1 : width;
  let mean = densities + ((<usize>nComponents) << 3);
  let factor = mean + ((<usize>nComponents * width) << 3);
  for (let k = 0; k < nComponents; k++) {
    subtractMean(tile, used, width, mean, deviations);
    const constant = v128.load64_splat(densities + ((<usize>k) << 3));
    const own = logs + <usize>k * column;
    for (let at: usize = 0, end = <usize>used * pair; at < end; at += 4 * pair) {
      if (factorForm == triangle) logsOfFour(deviations + at, width, factor, constant, own + at);
      else logsOfFourDiagonal(deviations + at, width, factor, constant, own + at);
    }
    mean += (<usize>width) << 3;
    factor += (<usize>length) << 3;
  }
}

/** Four vectors of rows against two rows of the whitening matrix at a time. */
function logsOfFour(
  deviations: usize,
  width: i32,
  factors: usize,
  constant: v128,
  logs: usize,
): void {
  let square0 = f64x2.splat(0);
  let square1 = f64x2.splat(0);
  let square2 = f64x2.splat(0);
  let square3 = f64x2.splat(0);
  let factor = factors;
  for (let last = 2; last <= width; last += 2) {
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let a2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    let b0 = f64x2.splat(0);
    let b1 = f64x2.splat(0);
    let b2 = f64x2.splat(0);
    let b3 = f64x2.splat(0);
    let from = deviations;
    for (const end = factor + ((<usize>last) << 4); factor < end; factor += 16) {
      const a = v128.load64_splat(factor);
      const b = v128.load64_splat(factor, 8);
      const y0 = v128.load(from);
      a0 = f64x2.add(a0, f64x2.mul(a, y0));
      b0 = f64x2.add(b0, f64x2.mul(b, y0));
      const y1 = v128.load(from, 16);
      a1 = f64x2.add(a1, f64x2.mul(a, y1));
      b1 = f64x2.add(b1, f64x2.mul(b, y1));
      const y2 = v128.load(from, 32);
      a2 = f64x2.add(a2, f64x2.mul(a, y2));
      b2 = f64x2.add(b2, f64x2.mul(b, y2));
      const y3 = v128.load(from, 48);
      a3 = f64x2.add(a3, f64x2.mul(a, y3));
      b3 = f64x2.add(b3, f64x2.mul(b, y3));
      from += column;
    }
    square0 = f64x2.add(f64x2.add(square0, f64x2.mul(a0, a0)), f64x2.mul(b0, b0));
    square1 = f64x2.add(f64x2.add(square1, f64x2.mul(a1, a1)), f64x2.mul(b1, b1));
    square2 = f64x2.add(f64x2.add(square2, f64x2.mul(a2, a2)), f64x2.mul(b2, b2));
    square3 = f64x2.add(f64x2.add(square3, f64x2.mul(a3, a3)), f64x2.mul(b3, b3));
  }
  const half = f64x2.splat(0.5);
  v128.store(logs, f64x2.sub(constant, f64x2.mul(half, square0)));
  v128.store(logs, f64x2.sub(constant, f64x2.mul(half, square1)), 16);
  v128.store(logs, f64x2.sub(constant, f64x2.mul(half, square2)), 32);
  v128.store(logs, f64x2.sub(constant, f64x2.mul(half, square3)), 48);
}

function logsOfFourDiagonal(
  deviations: usize,
  width: i32,
  factors: usize,
  constant: v128,
  logs: usize,
): void {
  for (let at: usize = 0; at < 4 * pair; at += pair) {
    let square = f64x2.splat(0);
    for (let f = 0; f < width; f++) {
      const factor = v128.load64_splat(factors + ((<usize>f) << 3));
      const white = f64x2.mul(factor, v128.load(deviations + <usize>f * column + at));
      square = f64x2.add(square, f64x2.mul(white, white));
    }
    v128.store(logs + at, f64x2.sub(constant, f64x2.mul(f64x2.splat(0.5), square)));
  }
}

/** Turns the logarithms of two rows into responsibilities, in place; returns their log-likelihoods. */
export function normalise(logs: usize, nComponents: i32): v128 {
  const end = logs + <usize>nComponents * column;
  let largest = v128.load(logs);
  for (let at = logs + column; at < end; at += column) {
    largest = f64x2.max(largest, v128.load(at));
  }
  let sum = f64x2.splat(0);
  for (let at = logs; at < end; at += column) {
    const below = f64x2.sub(v128.load(at), largest);
    if (!v128.any_true(f64x2.ge(below, f64x2.splat(leastExponent)))) {
      v128.store(at, f64x2.splat(0));
      continue;
    }
    const share = exponential(below);
    v128.store(at, share);
    sum = f64x2.add(sum, share);
  }
  const factor = f64x2.div(f64x2.splat(1), sum);
  for (let at = logs; at < end; at += column) v128.store(at, f64x2.mul(v128.load(at), factor));
  return f64x2.add(largest, logarithm(sum));
}
