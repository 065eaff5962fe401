// Rows of a tile: 64 at a time, turned into columns, so that their scratch stays in the nearest cache.

/** Rows worked on at a time. */
export const tileRows: i32 = 64;
/** Bytes of one number for each row of a tile. */
export const column: usize = 512;
/** Bytes of a vector of two rows. */
export const pair: usize = 16;

/** Turns rows into columns; places beyond the last row repeat it, a feature beyond the last is 0. */
export function loadTile(
  x: usize,
  rows: i32,
  places: i32,
  nFeatures: i32,
  width: i32,
  tile: usize,
): void {
  for (let place = 0; place < places; place++) {
    let from = x + ((<usize>min(place, rows - 1) * nFeatures) << 3);
    let to = tile + ((<usize>place) << 3);
    for (let f = 0; f < nFeatures; f++) {
      f64.store(to, f64.load(from));
      from += 8;
      to += column;
    }
    if (nFeatures < width) f64.store(to, 0);
  }
}

/** Places beyond the last row weigh nothing. */
export function loadWeights(weights: usize, rows: i32, places: i32, rowWeights: usize): void {
  for (let place = 0; place < places; place++) {
    let weight: f64 = place < rows ? 1 : 0;
    if (weights != 0 && place < rows) weight = f64.load(weights + ((<usize>place) << 3));
    f64.store(rowWeights + ((<usize>place) << 3), weight);
  }
}

export function subtractMean(
  tile: usize,
  used: i32,
  width: i32,
  mean: usize,
  deviations: usize,
): void {
  const end = <usize>used * pair;
  for (let f = 0; f < width; f++) {
    const centre = v128.load64_splat(mean + ((<usize>f) << 3));
    const from = tile + <usize>f * column;
    const to = deviations + <usize>f * column;
    for (let at: usize = 0; at < end; at += pair) {
      v128.store(to + at, f64x2.sub(v128.load(from + at), centre));
    }
  }
}
