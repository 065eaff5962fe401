// Shifted sums and products of a block of rows, two rows a vector: lane 0 has the even rows, lane 1 the odd ones.
// Layouts and sizes stand in ../covariance.ts; the plain twin is core/statistics/covarianceSums.ts.

import { column, pair, tileRows } from './mixtureTile.ts';
import { addTriangle, foldLanes, productAt } from './mixtureTotals.ts';

/** Forgets what was added up in the scratch of a thread. */
export function covarianceStart(nFeatures: i32, scratch: usize): void {
  const width = (nFeatures + 1) & ~1;
  const totals = scratch + <usize>width * column;
  memory.fill(scratch, 0, <usize>width * column);
  memory.fill(totals, 0, <usize>(width + ((width * (width + 2)) >> 1)) * pair);
}

/**
 * Adds some rows to the sums in the scratch.
 *
 * @param x first row, row-major; @param shift one f64 a feature
 * @param nRows a multiple of 64 unless they are the last
 */
export function covarianceAdd(
  x: usize,
  nRows: i32,
  nFeatures: i32,
  shift: usize,
  scratch: usize,
): void {
  const width = (nFeatures + 1) & ~1;
  const totals = scratch + <usize>width * column;
  const products = totals + <usize>width * pair;
  const rowBytes = (<usize>nFeatures) << 3;
  for (let from = 0; from < nRows; from += tileRows) {
    const rows = min(tileRows, nRows - from);
    loadShifted(x + <usize>from * rowBytes, rows, rowBytes, shift, scratch);
    const end = (<usize>(rows + 1) >> 1) * pair;
    addColumns(end, width, scratch, totals);
    addTriangle(end, width, scratch, scratch, products);
  }
}

/**
 * Writes what was added up.
 *
 * @param sums receives sums and the lower triangle of products, overwritten
 */
export function covarianceFinish(nFeatures: i32, scratch: usize, sums: usize): void {
  const width = (nFeatures + 1) & ~1;
  const totals = scratch + <usize>width * column;
  const products = totals + <usize>width * pair;
  for (let f = 0; f < nFeatures; f++) {
    f64.store(sums + ((<usize>f) << 3), foldLanes(v128.load(totals + <usize>f * pair)));
  }
  let at = sums + ((<usize>nFeatures) << 3);
  for (let f = 0; f < nFeatures; f++) {
    for (let g = 0; g <= f; g++, at += 8) {
      f64.store(at, foldLanes(v128.load(products + productAt(f, g))));
    }
  }
}

/** Turns rows less the shift into columns; the place after an odd last row is 0. */
function loadShifted(x: usize, rows: i32, rowBytes: usize, shift: usize, tile: usize): void {
  const last = tile + ((<usize>(rows - 1)) << 3);
  let row = x;
  let to = tile;
  for (; to < last; to += pair, row += 2 * rowBytes) loadTwo(row, rowBytes, shift, to);
  if (to == last) loadOne(row, rowBytes, shift, to);
}

function loadTwo(first: usize, rowBytes: usize, shift: usize, tile: usize): void {
  const second = first + rowBytes;
  const even = rowBytes & ~15;
  let to = tile;
  let f: usize = 0;
  for (; f < even; f += pair, to += 2 * column) {
    const centre = v128.load(shift + f);
    const a = f64x2.sub(v128.load(first + f), centre);
    const b = f64x2.sub(v128.load(second + f), centre);
    v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
    v128.store(to, v128.shuffle<f64>(a, b, 1, 3), 512);
  }
  if (f < rowBytes) {
    const centre = f64.load(shift + f);
    f64.store(to, f64.load(first + f) - centre);
    f64.store(to, f64.load(second + f) - centre, 8);
  }
}

function loadOne(row: usize, rowBytes: usize, shift: usize, tile: usize): void {
  let to = tile;
  for (let f: usize = 0; f < rowBytes; f += 8, to += column) {
    f64.store(to, f64.load(row + f) - f64.load(shift + f));
    f64.store(to, 0, 8);
  }
}

/** Four columns at a time, and two at the end. */
function addColumns(end: usize, width: i32, tile: usize, totals: usize): void {
  let from = tile;
  let total = totals;
  let left = width;
  for (; left >= 4; left -= 4) {
    let a = v128.load(total);
    let b = v128.load(total, 16);
    let c = v128.load(total, 32);
    let d = v128.load(total, 48);
    for (let at: usize = 0; at < end; at += pair) {
      a = f64x2.add(a, v128.load(from + at));
      b = f64x2.add(b, v128.load(from + at, 512));
      c = f64x2.add(c, v128.load(from + at, 1024));
      d = f64x2.add(d, v128.load(from + at, 1536));
    }
    v128.store(total, a);
    v128.store(total, b, 16);
    v128.store(total, c, 32);
    v128.store(total, d, 48);
    from += 4 * column;
    total += 4 * pair;
  }
  if (left > 0) {
    let a = v128.load(total);
    let b = v128.load(total, 16);
    for (let at: usize = 0; at < end; at += pair) {
      a = f64x2.add(a, v128.load(from + at));
      b = f64x2.add(b, v128.load(from + at, 512));
    }
    v128.store(total, a);
    v128.store(total, b, 16);
  }
}
