// The maximisation step: totals of the rows of a tile, a vector each; its lanes are folded at the end of a block.
import { column, pair } from './mixtureTile.ts';

/** Forms of a component's scatter; 0 is none. */
const diagonal: i32 = 1;
const triangle: i32 = 2;

/** Bytes of one component's totals: a vector for the mass, one a feature, one a scattered product. */
export function totalsBytes(width: i32, scatterForm: i32): usize {
  const scatter =
    scatterForm == triangle ? (width * (width + 2)) >> 1 : scatterForm == diagonal ? width : 0;
  return <usize>(1 + width + scatter) * pair;
}

export function addTotals(
  masses: usize,
  used: i32,
  width: i32,
  scatterForm: i32,
  deviations: usize,
  scaled: usize,
  totals: usize,
): void {
  const end = <usize>used * pair;
  let mass = v128.load(totals);
  for (let at: usize = 0; at < end; at += pair) mass = f64x2.add(mass, v128.load(masses + at));
  v128.store(totals, mass);
  const shifts = totals + pair;
  const scatters = shifts + <usize>width * pair;
  for (let f = 0; f < width; f++) {
    const from = deviations + <usize>f * column;
    const to = scaled + <usize>f * column;
    let shift = v128.load(shifts + <usize>f * pair);
    for (let at: usize = 0; at < end; at += pair) {
      const product = f64x2.mul(v128.load(masses + at), v128.load(from + at));
      v128.store(to + at, product);
      shift = f64x2.add(shift, product);
    }
    v128.store(shifts + <usize>f * pair, shift);
  }
  if (scatterForm == triangle) addTriangle(end, width, deviations, scaled, scatters);
  if (scatterForm == diagonal) addDiagonal(end, width, deviations, scaled, scatters);
}

function addDiagonal(
  end: usize,
  width: i32,
  deviations: usize,
  scaled: usize,
  scatters: usize,
): void {
  for (let f = 0; f < width; f++) {
    const area = <usize>f * column;
    let total = v128.load(scatters + <usize>f * pair);
    for (let at: usize = 0; at < end; at += pair) {
      const square = f64x2.mul(v128.load(scaled + area + at), v128.load(deviations + area + at));
      total = f64x2.add(total, square);
    }
    v128.store(scatters + <usize>f * pair, total);
  }
}

/** Two rows of the triangle against four columns at a time, and against two at the row's end. */
export function addTriangle(
  end: usize,
  width: i32,
  deviations: usize,
  scaled: usize,
  scatters: usize,
): void {
  let total = scatters;
  for (let row = 0; row < width; row += 2) {
    const a = scaled + <usize>row * column;
    let from = deviations;
    let left = row + 2;
    for (; left >= 4; left -= 4) {
      addFour(a, from, end, total);
      from += 4 * column;
      total += 8 * pair;
    }
    if (left > 0) {
      addTwo(a, from, end, total);
      total += 4 * pair;
    }
  }
}

function addFour(a: usize, y: usize, end: usize, total: usize): void {
  let a0 = v128.load(total);
  let b0 = v128.load(total, 16);
  let a1 = v128.load(total, 32);
  let b1 = v128.load(total, 48);
  let a2 = v128.load(total, 64);
  let b2 = v128.load(total, 80);
  let a3 = v128.load(total, 96);
  let b3 = v128.load(total, 112);
  for (let at: usize = 0; at < end; at += pair) {
    const first = v128.load(a + at);
    const second = v128.load(a + at, 512);
    const y0 = v128.load(y + at);
    a0 = f64x2.add(a0, f64x2.mul(first, y0));
    b0 = f64x2.add(b0, f64x2.mul(second, y0));
    const y1 = v128.load(y + at, 512);
    a1 = f64x2.add(a1, f64x2.mul(first, y1));
    b1 = f64x2.add(b1, f64x2.mul(second, y1));
    const y2 = v128.load(y + at, 1024);
    a2 = f64x2.add(a2, f64x2.mul(first, y2));
    b2 = f64x2.add(b2, f64x2.mul(second, y2));
    const y3 = v128.load(y + at, 1536);
    a3 = f64x2.add(a3, f64x2.mul(first, y3));
    b3 = f64x2.add(b3, f64x2.mul(second, y3));
  }
  v128.store(total, a0);
  v128.store(total, b0, 16);
  v128.store(total, a1, 32);
  v128.store(total, b1, 48);
  v128.store(total, a2, 64);
  v128.store(total, b2, 80);
  v128.store(total, a3, 96);
  v128.store(total, b3, 112);
}

function addTwo(a: usize, y: usize, end: usize, total: usize): void {
  let a0 = v128.load(total);
  let b0 = v128.load(total, 16);
  let a1 = v128.load(total, 32);
  let b1 = v128.load(total, 48);
  for (let at: usize = 0; at < end; at += pair) {
    const first = v128.load(a + at);
    const second = v128.load(a + at, 512);
    const y0 = v128.load(y + at);
    a0 = f64x2.add(a0, f64x2.mul(first, y0));
    b0 = f64x2.add(b0, f64x2.mul(second, y0));
    const y1 = v128.load(y + at, 512);
    a1 = f64x2.add(a1, f64x2.mul(first, y1));
    b1 = f64x2.add(b1, f64x2.mul(second, y1));
  }
  v128.store(total, a0);
  v128.store(total, b0, 16);
  v128.store(total, a1, 32);
  v128.store(total, b1, 48);
}

export function foldLanes(value: v128): f64 {
  return f64x2.extract_lane(value, 0) + f64x2.extract_lane(value, 1);
}

/** Folds the vectors of the totals into the layout of core's sums. */
export function writeSums(
  totals: usize,
  stride: usize,
  nComponents: i32,
  nFeatures: i32,
  width: i32,
  scatterForm: i32,
  sums: usize,
): void {
  let mass = sums + 8;
  let shift = mass + ((<usize>nComponents) << 3);
  let scatter = shift + ((<usize>nComponents * nFeatures) << 3);
  for (let k = 0; k < nComponents; k++) {
    const own = totals + <usize>k * stride;
    f64.store(mass, foldLanes(v128.load(own)));
    mass += 8;
    for (let f = 0; f < nFeatures; f++) {
      f64.store(shift, foldLanes(v128.load(own + pair + <usize>f * pair)));
      shift += 8;
    }
    const products = own + pair + <usize>width * pair;
    for (let f = 0; f < nFeatures; f++) {
      if (scatterForm == diagonal) {
        f64.store(scatter, foldLanes(v128.load(products + <usize>f * pair)));
        scatter += 8;
      }
      for (let g = 0; scatterForm == triangle && g <= f; g++) {
        f64.store(scatter, foldLanes(v128.load(products + productAt(f, g))));
        scatter += 8;
      }
    }
  }
}

/** Where the product of features f >= g stands: two rows of the triangle side by side, column after column. */
export function productAt(f: i32, g: i32): usize {
  const half = f >> 1;
  return <usize>(2 * half * (half + 1) + 2 * g + (f & 1)) * pair;
}
