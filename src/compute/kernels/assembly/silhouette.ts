/**
 * Kernel of the exact silhouette. Rows stand sorted by group, each group filled up to whole quads of 4 rows, as f32 in
 * quads, feature-major inside the quad; see ../silhouette.ts for the layouts. A group holds rows that share their
 * cluster under every labeling, so each distance is taken once for all of them.
 */

/** Quads of one group whose distances are summed as f32 before they join the f64 sums. */
const run: i32 = 64;

/**
 * Sums of Euclidean distances, from differences, for every step-th quad from `firstQuad` on: of its rows to the rows of
 * each cluster from this quad onward, and of those rows back to the clusters of this quad. Over all first quads below
 * `step`, each pair of rows is met once.
 *
 * @param x nQuads + 1 quads, the last of any content
 * @param weights 1 for a row, 0 for filling; one f32 a row
 * @param groupOfQuad one i32 a quad
 * @param clusterOfGroup nGroups x nLabelings i32: place among the `nSums` clusters of all labelings
 * @param column scratch of 4 (nQuads + 1) f64, zeros; zeros again at the end
 * @param own scratch of nSums x 4 f64
 * @param sums nSums x (4 nQuads) f64, to which the sums are added
 */
export function silhouetteSums(
  x: usize, weights: usize, groupOfQuad: usize, nQuads: i32, nFeatures: i32,
  clusterOfGroup: usize, nLabelings: i32, nSums: i32,
  firstQuad: i32, step: i32, column: usize, own: usize, sums: usize,
): void {
  const sumBytes: usize = <usize>nQuads << 5;
  const labelBytes: usize = <usize>nLabelings << 2;
  let g = firstQuad;
  while (g < nQuads) {
    const first = g;
    const group = load<i32>(groupOfQuad + (<usize>g << 2));
    const clusters = clusterOfGroup + <usize>group * labelBytes;
    for (; g < nQuads && load<i32>(groupOfQuad + (<usize>g << 2)) == group; g += step) {
      memory.fill(own, 0, <usize>nSums << 5);
      meetQuads(x, weights, groupOfQuad, nQuads, nFeatures, clusterOfGroup, labelBytes, g, column, own);
      for (let s: usize = 0; s < <usize>nSums; s++) {
        addTwo(sums + s * sumBytes + (<usize>g << 5), own + (s << 5));
        addTwo(sums + s * sumBytes + (<usize>g << 5) + 16, own + (s << 5) + 16);
      }
    }
    const from = column + (<usize>first << 5);
    const end = column + sumBytes;
    for (let l: usize = 0; l < labelBytes; l += 4) {
      let to = sums + <usize>load<i32>(clusters + l) * sumBytes + (<usize>first << 5);
      for (let c = from; c < end; c += 16, to += 16) addTwo(to, c);
    }
    memory.fill(from, 0, end - from);
  }
}

/** Distances of the rows of quad `g` to those of each quad from `g` on, two quads at a time. */
@inline function meetQuads(
  x: usize, weights: usize, groupOfQuad: usize, nQuads: i32, nFeatures: i32,
  clusterOfGroup: usize, labelBytes: usize, g: i32, column: usize, own: usize,
): void {
  const quadBytes: usize = <usize>nFeatures << 4;
  const a = x + <usize>g * quadBytes;
  const aw = weights + (<usize>g << 4);
  const w0 = v128.load32_splat(aw), w1 = v128.load32_splat(aw, 4), w2 = v128.load32_splat(aw, 8), w3 = v128.load32_splat(aw, 12);
  let h = g;
  while (h < nQuads) {
    const c = load<i32>(groupOfQuad + (<usize>h << 2));
    let end = h + 1;
    const limit = min(nQuads, h + run);
    while (end < limit && load<i32>(groupOfQuad + (<usize>end << 2)) == c) end++;
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (; h < end; h += 2) {
      let b = x + <usize>h * quadBytes;
      let d0 = f32x4.splat(0), d1 = d0, d2 = d0, d3 = d0, e0 = d0, e1 = d0, e2 = d0, e3 = d0;
      let p = a;
      const stop = b + quadBytes;
      for (; b < stop; b += 16, p += 16) {
        const v = v128.load(b);
        const u = v128.load(b + quadBytes);
        let one = v128.load32_splat(p);
        let t = f32x4.sub(v, one);
        d0 = f32x4.add(d0, f32x4.mul(t, t));
        t = f32x4.sub(u, one);
        e0 = f32x4.add(e0, f32x4.mul(t, t));
        one = v128.load32_splat(p, 4);
        t = f32x4.sub(v, one);
        d1 = f32x4.add(d1, f32x4.mul(t, t));
        t = f32x4.sub(u, one);
        e1 = f32x4.add(e1, f32x4.mul(t, t));
        one = v128.load32_splat(p, 8);
        t = f32x4.sub(v, one);
        d2 = f32x4.add(d2, f32x4.mul(t, t));
        t = f32x4.sub(u, one);
        e2 = f32x4.add(e2, f32x4.mul(t, t));
        one = v128.load32_splat(p, 12);
        t = f32x4.sub(v, one);
        d3 = f32x4.add(d3, f32x4.mul(t, t));
        t = f32x4.sub(u, one);
        e3 = f32x4.add(e3, f32x4.mul(t, t));
      }
      // The quad after the last of a run counts for nothing there.
      const dw = v128.load(weights + (<usize>h << 4));
      const ew = h + 1 < end ? v128.load(weights + (<usize>h << 4), 16) : f32x4.splat(0);
      d0 = distances(d0, dw); d1 = distances(d1, dw); d2 = distances(d2, dw); d3 = distances(d3, dw);
      e0 = distances(e0, ew); e1 = distances(e1, ew); e2 = distances(e2, ew); e3 = distances(e3, ew);
      s0 = f32x4.add(s0, f32x4.add(d0, e0)); s1 = f32x4.add(s1, f32x4.add(d1, e1));
      s2 = f32x4.add(s2, f32x4.add(d2, e2)); s3 = f32x4.add(s3, f32x4.add(d3, e3));
      const back = column + (<usize>h << 5);
      if (h != g) addBack(back, weighed(d0, d1, d2, d3, w0, w1, w2, w3));
      addBack(back + 32, weighed(e0, e1, e2, e3, w0, w1, w2, w3));
    }
    h = end;
    const t01 = f64x2.replace_lane(f64x2.splat(total(s0)), 1, total(s1));
    const t23 = f64x2.replace_lane(f64x2.splat(total(s2)), 1, total(s3));
    const clusters = clusterOfGroup + <usize>c * labelBytes;
    for (let l: usize = 0; l < labelBytes; l += 4) {
      const at = own + (<usize>load<i32>(clusters + l) << 5);
      v128.store(at, f64x2.add(v128.load(at), t01));
      v128.store(at, f64x2.add(v128.load(at, 16), t23), 16);
    }
  }
}

@inline function distances(squares: v128, rowWeights: v128): v128 {
  return f32x4.mul(f32x4.sqrt(squares), rowWeights);
}

@inline function weighed(d0: v128, d1: v128, d2: v128, d3: v128, w0: v128, w1: v128, w2: v128, w3: v128): v128 {
  return f32x4.add(f32x4.add(f32x4.mul(d0, w0), f32x4.mul(d1, w1)), f32x4.add(f32x4.mul(d2, w2), f32x4.mul(d3, w3)));
}

/** Adds four f32 to four f64. */
@inline function addBack(to: usize, t: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(t)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(v128.shuffle<f32>(t, t, 2, 3, 6, 7))), 16);
}

@inline function addTwo(to: usize, from: usize): void {
  v128.store(to, f64x2.add(v128.load(to), v128.load(from)));
}

@inline function total(v: v128): f64 {
  return (<f64>f32x4.extract_lane(v, 0) + <f64>f32x4.extract_lane(v, 1)) + (<f64>f32x4.extract_lane(v, 2) + <f64>f32x4.extract_lane(v, 3));
}
