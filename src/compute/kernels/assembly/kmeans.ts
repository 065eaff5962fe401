/**
 * Kernels of K-means. Rows come twice: as f32 in groups of 4, feature-major inside the group (for
 * distances), and as f64 row by row (for sums). See ../kmeans.ts for the layouts.
 */

/**
 * Nearest centroid of each row, by the largest x.c - |c|^2 / 2; the first of equals.
 *
 * @param nGroups even
 * @param kPad nClusters up to a multiple of 4; the halves of those beyond are Infinity
 */
export function kmeansAssign(
  x: usize, nGroups: i32, nFeatures: i32, centroids: usize, halves: usize, kPad: i32, labels: usize,
): void {
  const groupBytes: usize = <usize>nFeatures << 4;
  const rowBytes: usize = <usize>nFeatures << 2;
  for (let g: i32 = 0; g < nGroups; g += 2) {
    const y = x + groupBytes;
    let most0 = f32x4.splat(-Infinity);
    let most1 = most0;
    let nearest0 = i32x4.splat(0);
    let nearest1 = nearest0;
    for (let t: i32 = 0; t < kPad; t += 4) {
      const c0 = centroids + <usize>t * rowBytes;
      const c1 = c0 + rowBytes;
      const c2 = c1 + rowBytes;
      const c3 = c2 + rowBytes;
      const h = halves + (<usize>t << 2);
      let a0 = f32x4.neg(v128.load32_splat(h));
      let b0 = a0;
      let a1 = f32x4.neg(v128.load32_splat(h, 4));
      let b1 = a1;
      let a2 = f32x4.neg(v128.load32_splat(h, 8));
      let b2 = a2;
      let a3 = f32x4.neg(v128.load32_splat(h, 12));
      let b3 = a3;
      let p = x;
      let q = y;
      for (let o: usize = 0; o < rowBytes; o += 4) {
        const u = v128.load(p);
        const v = v128.load(q);
        p += 16;
        q += 16;
        let s = v128.load32_splat(c0 + o);
        a0 = f32x4.add(a0, f32x4.mul(u, s));
        b0 = f32x4.add(b0, f32x4.mul(v, s));
        s = v128.load32_splat(c1 + o);
        a1 = f32x4.add(a1, f32x4.mul(u, s));
        b1 = f32x4.add(b1, f32x4.mul(v, s));
        s = v128.load32_splat(c2 + o);
        a2 = f32x4.add(a2, f32x4.mul(u, s));
        b2 = f32x4.add(b2, f32x4.mul(v, s));
        s = v128.load32_splat(c3 + o);
        a3 = f32x4.add(a3, f32x4.mul(u, s));
        b3 = f32x4.add(b3, f32x4.mul(v, s));
      }
      let m = f32x4.gt(a0, most0);
      most0 = v128.bitselect(a0, most0, m);
      nearest0 = v128.bitselect(i32x4.splat(t), nearest0, m);
      m = f32x4.gt(b0, most1);
      most1 = v128.bitselect(b0, most1, m);
      nearest1 = v128.bitselect(i32x4.splat(t), nearest1, m);
      m = f32x4.gt(a1, most0);
      most0 = v128.bitselect(a1, most0, m);
      nearest0 = v128.bitselect(i32x4.splat(t + 1), nearest0, m);
      m = f32x4.gt(b1, most1);
      most1 = v128.bitselect(b1, most1, m);
      nearest1 = v128.bitselect(i32x4.splat(t + 1), nearest1, m);
      m = f32x4.gt(a2, most0);
      most0 = v128.bitselect(a2, most0, m);
      nearest0 = v128.bitselect(i32x4.splat(t + 2), nearest0, m);
      m = f32x4.gt(b2, most1);
      most1 = v128.bitselect(b2, most1, m);
      nearest1 = v128.bitselect(i32x4.splat(t + 2), nearest1, m);
      m = f32x4.gt(a3, most0);
      most0 = v128.bitselect(a3, most0, m);
      nearest0 = v128.bitselect(i32x4.splat(t + 3), nearest0, m);
      m = f32x4.gt(b3, most1);
      most1 = v128.bitselect(b3, most1, m);
      nearest1 = v128.bitselect(i32x4.splat(t + 3), nearest1, m);
    }
    v128.store(labels, nearest0);
    v128.store(labels, nearest1, 16);
    labels += 32;
    x = y + groupBytes;
  }
}

/** Adds f64 row `from` to f64 sum `to`, `sign` times. */
// @ts-ignore: decorator
@inline
function addRow(from: usize, to: usize, bytes: usize): void {
  const even = bytes & ~15;
  let o: usize = 0;
  for (; o < even; o += 16) v128.store(to + o, f64x2.add(v128.load(to + o), v128.load(from + o)));
  if (o < bytes) store<f64>(to + o, load<f64>(to + o) + load<f64>(from + o));
}

// @ts-ignore: decorator
@inline
function subtractRow(from: usize, to: usize, bytes: usize): void {
  const even = bytes & ~15;
  let o: usize = 0;
  for (; o < even; o += 16) v128.store(to + o, f64x2.sub(v128.load(to + o), v128.load(from + o)));
  if (o < bytes) store<f64>(to + o, load<f64>(to + o) - load<f64>(from + o));
}

/** Sums the rows of each cluster afresh: `sums` nClusters x nFeatures f64 and `counts` i32, both zeroed by the caller. */
export function kmeansSums(
  rows: usize, nSamples: i32, nFeatures: i32, labels: usize, sums: usize, counts: usize,
): void {
  const bytes: usize = <usize>nFeatures << 3;
  for (let i: i32 = 0; i < nSamples; i++) {
    const label = <usize>load<i32>(labels);
    const count = counts + (label << 2);
    store<i32>(count, load<i32>(count) + 1);
    addRow(rows, sums + label * bytes, bytes);
    rows += bytes;
    labels += 4;
  }
}

/** Moves the rows whose label changed from one cluster's sums to another's; returns how many did. */
export function kmeansMoves(
  rows: usize, nSamples: i32, nFeatures: i32, before: usize, after: usize, sums: usize, counts: usize,
): i32 {
  const bytes: usize = <usize>nFeatures << 3;
  let moved: i32 = 0;
  for (let i: i32 = 0; i < nSamples; i++) {
    const from = <usize>load<i32>(before + (<usize>i << 2));
    const to = <usize>load<i32>(after + (<usize>i << 2));
    if (from == to) continue;
    moved++;
    const row = rows + <usize>i * bytes;
    subtractRow(row, sums + from * bytes, bytes);
    addRow(row, sums + to * bytes, bytes);
    const left = counts + (from << 2);
    const joined = counts + (to << 2);
    store<i32>(left, load<i32>(left) - 1);
    store<i32>(joined, load<i32>(joined) + 1);
  }
  return moved;
}
