// How near 8 rows are to several centroids, as products x.c - |c|^2 / 2 in f32: the nearest centroid has the largest.
// That takes two operations a feature where a difference takes three, but loses digits where rows and centroids lie
// far from the origin: `doubtOf` says by how much two scores must differ to be told apart.

/** Centroids whose scores stay in registers at a time. */
const mostTogether: i32 = 5;

/** Half the distance from 1 to the next f32. */
const rounding: f64 = 5.9604644775390625e-8;

/** Centroids scored together, so that all such groups are about as wide. */
@inline function widthOf(left: i32): i32 {
  const groups = (left + mostTogether - 1) / mostTogether;
  return (left + groups - 1) / groups;
}

/**
 * Lays centroids out for {@link scoresOfTile}: groups of them, first half their squares with the sign changed, then
 * feature by feature.
 *
 * @param centroids nClusters x nFeatures f32
 * @param packed (nFeatures + 1) x nClusters f32
 * @returns distance of the farthest one from the origin
 */
export function packForScores(centroids: usize, nFeatures: i32, nClusters: i32, packed: usize): f64 {
  let farthest: f64 = 0;
  for (let left = nClusters; left > 0;) {
    const width = widthOf(left);
    for (let j: i32 = 0; j < width; j++) {
      let square: f64 = 0;
      let to = packed + (<usize>j << 2);
      const half = to;
      for (let f: i32 = 0; f < nFeatures; f++) {
        to += <usize>width << 2;
        const value = load<f32>(centroids);
        store<f32>(to, value);
        square += <f64>value * <f64>value;
        centroids += 4;
      }
      store<f32>(half, <f32>(-0.5 * square));
      farthest = max(farthest, square);
    }
    packed += <usize>(width * (nFeatures + 1)) << 2;
    left -= width;
  }
  return sqrt(farthest);
}

/**
 * How far two scores may be from their true difference through rounding (Higham, 2002, section 3.1).
 *
 * @param reach no row lies farther from the origin
 * @param farthest nor any centroid farther than this
 */
export function doubtOf(nFeatures: i32, reach: f64, farthest: f64): f32 {
  return <f32>(2 * rounding * <f64>(nFeatures + 3) * farthest * (reach + 0.5 * farthest));
}

/**
 * Writes the scores of a tile's rows.
 *
 * @param packed from {@link packForScores}
 * @param scores nClusters x 8 f32
 */
export function scoresOfTile(x: usize, nFeatures: i32, packed: usize, nClusters: i32, scores: usize): void {
  for (let left = nClusters; left > 0;) {
    const width = widthOf(left);
    if (width == 5) scoreTogether(5, x, nFeatures, packed, scores);
    else if (width == 4) scoreTogether(4, x, nFeatures, packed, scores);
    else if (width == 3) scoreTogether(3, x, nFeatures, packed, scores);
    else if (width == 2) scoreTogether(2, x, nFeatures, packed, scores);
    else scoreTogether(1, x, nFeatures, packed, scores);
    packed += <usize>(width * (nFeatures + 1)) << 2;
    scores += <usize>width << 5;
    left -= width;
  }
}

/** The scores of one group. The width is known when this is compiled, so its branches are gone by then. */
@inline function scoreTogether(width: i32, x: usize, nFeatures: i32, packed: usize, scores: usize): void {
  const groupBytes = <usize>nFeatures << 4;
  const end = x + groupBytes;
  let a0 = v128.load32_splat(packed), b0 = a0;
  let a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0, a4 = a0, b4 = a0;
  if (width > 1) { a1 = v128.load32_splat(packed, 4); b1 = a1; }
  if (width > 2) { a2 = v128.load32_splat(packed, 8); b2 = a2; }
  if (width > 3) { a3 = v128.load32_splat(packed, 12); b3 = a3; }
  if (width > 4) { a4 = v128.load32_splat(packed, 16); b4 = a4; }
  for (let p = x, c = packed + (<usize>width << 2); p < end; p += 16, c += <usize>width << 2) {
    const a = v128.load(p);
    const b = v128.load(p + groupBytes);
    let s = v128.load32_splat(c);
    a0 = f32x4.add(a0, f32x4.mul(a, s));
    b0 = f32x4.add(b0, f32x4.mul(b, s));
    if (width > 1) {
      s = v128.load32_splat(c, 4);
      a1 = f32x4.add(a1, f32x4.mul(a, s));
      b1 = f32x4.add(b1, f32x4.mul(b, s));
    }
    if (width > 2) {
      s = v128.load32_splat(c, 8);
      a2 = f32x4.add(a2, f32x4.mul(a, s));
      b2 = f32x4.add(b2, f32x4.mul(b, s));
    }
    if (width > 3) {
      s = v128.load32_splat(c, 12);
      a3 = f32x4.add(a3, f32x4.mul(a, s));
      b3 = f32x4.add(b3, f32x4.mul(b, s));
    }
    if (width > 4) {
      s = v128.load32_splat(c, 16);
      a4 = f32x4.add(a4, f32x4.mul(a, s));
      b4 = f32x4.add(b4, f32x4.mul(b, s));
    }
  }
  v128.store(scores, a0); v128.store(scores, b0, 16);
  if (width > 1) { v128.store(scores, a1, 32); v128.store(scores, b1, 48); }
  if (width > 2) { v128.store(scores, a2, 64); v128.store(scores, b2, 80); }
  if (width > 3) { v128.store(scores, a3, 96); v128.store(scores, b3, 112); }
  if (width > 4) { v128.store(scores, a4, 128); v128.store(scores, b4, 144); }
}
