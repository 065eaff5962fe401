/**
 * Kernel of the exact silhouette. Rows stand sorted by cluster, each cluster filled up to whole groups of 4, as f32 in
 * groups of 4, feature-major inside the group; see ../silhouette.ts for the layouts.
 */

/** Groups of one cluster whose distances are summed as f32 before they join the f64 sums. */
const run: i32 = 64;

/**
 * Sums of Euclidean distances, from differences, for every step-th group from `firstQuad` on: of its rows to the rows
 * of each cluster from this group onward, and of those rows back to this group's cluster. Over all first groups
 * below `step`, each pair of rows is met once.
 *
 * @param weights 1 for a row, 0 for filling; one f32 a row
 * @param groupOfQuad one i32 a group
 * @param rowSums (4 nQuads) x nGroups f64, to which sums of the groups met are added
 * @param columnSums nGroups x (4 nQuads) f64, to which the sums back are added
 */
export function silhouetteSums(
  x: usize, weights: usize, groupOfQuad: usize, nQuads: i32, nFeatures: i32, nGroups: i32,
  firstQuad: i32, step: i32, rowSums: usize, columnSums: usize,
): void {
  const quadBytes: usize = <usize>nFeatures << 4;
  const columnBytes: usize = <usize>nQuads << 5;
  for (let g = firstQuad; g < nQuads; g += step) {
    const a = x + <usize>g * quadBytes;
    const aw = weights + (<usize>g << 4);
    const w0 = v128.load32_splat(aw), w1 = v128.load32_splat(aw, 4), w2 = v128.load32_splat(aw, 8), w3 = v128.load32_splat(aw, 12);
    const mine = <usize>load<i32>(groupOfQuad + (<usize>g << 2));
    let column = columnSums + mine * columnBytes + (<usize>g << 5);
    let rows = rowSums + ((<usize>g * <usize>nGroups) << 5);
    let b = a;
    let h = g;
    while (h < nQuads) {
      const c = load<i32>(groupOfQuad + (<usize>h << 2));
      let end = h + 1;
      const limit = min(nQuads, h + run);
      while (end < limit && load<i32>(groupOfQuad + (<usize>end << 2)) == c) end++;
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      for (; h < end; h++) {
        let d0 = f32x4.splat(0), d1 = d0, d2 = d0, d3 = d0;
        let p = a;
        const stop = b + quadBytes;
        for (; b < stop; b += 16, p += 16) {
          const v = v128.load(b);
          let t = f32x4.sub(v, v128.load32_splat(p));
          d0 = f32x4.add(d0, f32x4.mul(t, t));
          t = f32x4.sub(v, v128.load32_splat(p, 4));
          d1 = f32x4.add(d1, f32x4.mul(t, t));
          t = f32x4.sub(v, v128.load32_splat(p, 8));
          d2 = f32x4.add(d2, f32x4.mul(t, t));
          t = f32x4.sub(v, v128.load32_splat(p, 12));
          d3 = f32x4.add(d3, f32x4.mul(t, t));
        }
        const bw = v128.load(weights + (<usize>h << 4));
        d0 = f32x4.mul(f32x4.sqrt(d0), bw);
        d1 = f32x4.mul(f32x4.sqrt(d1), bw);
        d2 = f32x4.mul(f32x4.sqrt(d2), bw);
        d3 = f32x4.mul(f32x4.sqrt(d3), bw);
        s0 = f32x4.add(s0, d0); s1 = f32x4.add(s1, d1); s2 = f32x4.add(s2, d2); s3 = f32x4.add(s3, d3);
        if (h != g) {
          const t = f32x4.add(f32x4.add(f32x4.mul(d0, w0), f32x4.mul(d1, w1)), f32x4.add(f32x4.mul(d2, w2), f32x4.mul(d3, w3)));
          v128.store(column, f64x2.add(v128.load(column), f64x2.promote_low_f32x4(t)));
          v128.store(column, f64x2.add(v128.load(column, 16), f64x2.promote_low_f32x4(v128.shuffle<f32>(t, t, 2, 3, 6, 7))), 16);
        }
        column += 32;
      }
      const at = rows + (<usize>c << 3);
      const rb = <usize>nGroups << 3;
      store<f64>(at, load<f64>(at) + total(s0));
      store<f64>(at + rb, load<f64>(at + rb) + total(s1));
      store<f64>(at + 2 * rb, load<f64>(at + 2 * rb) + total(s2));
      store<f64>(at + 3 * rb, load<f64>(at + 3 * rb) + total(s3));
    }
  }
}
@inline function total(v: v128): f64 {
  return (<f64>f32x4.extract_lane(v, 0) + <f64>f32x4.extract_lane(v, 1)) + (<f64>f32x4.extract_lane(v, 2) + <f64>f32x4.extract_lane(v, 3));
}
