// Squared Euclidean distances of 8 rows to several points, from differences, in f32. Rows lie in groups of 4,
// feature-major inside the group; points row by row.

/** Rows of a tile: two groups of 4. */
export const tileRows: i32 = 8;

/** Bytes of the answer for one point: one f32 a row of the tile. */
export const tileBytes: usize = 32;

/**
 * Writes the squared distances of a tile's rows to each point. The loads stand next to their use: engines keep
 * that order, and 16 registers hold no more.
 *
 * @param squares nPoints x 8 f32
 */
export function squaredDistancesOfTile(
  x: usize, nFeatures: i32, points: usize, nPoints: i32, squares: usize,
): void {
  const groupBytes = <usize>nFeatures << 4;
  const pointBytes = <usize>nFeatures << 2;
  const end = x + groupBytes;
  let left = nPoints;
  let first = points;
  let to = squares;
  for (; left >= 4; left -= 4) {
    let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    const second = first + pointBytes, third = second + pointBytes, fourth = third + pointBytes;
    for (let p = x, o: usize = 0; p < end; p += 16, o += 4) {
      const a = v128.load(p);
      const b = v128.load(p + groupBytes);
      let s = v128.load32_splat(first + o);
      let t = f32x4.sub(a, s);
      a0 = f32x4.add(a0, f32x4.mul(t, t));
      t = f32x4.sub(b, s);
      b0 = f32x4.add(b0, f32x4.mul(t, t));
      s = v128.load32_splat(second + o);
      t = f32x4.sub(a, s);
      a1 = f32x4.add(a1, f32x4.mul(t, t));
      t = f32x4.sub(b, s);
      b1 = f32x4.add(b1, f32x4.mul(t, t));
      s = v128.load32_splat(third + o);
      t = f32x4.sub(a, s);
      a2 = f32x4.add(a2, f32x4.mul(t, t));
      t = f32x4.sub(b, s);
      b2 = f32x4.add(b2, f32x4.mul(t, t));
      s = v128.load32_splat(fourth + o);
      t = f32x4.sub(a, s);
      a3 = f32x4.add(a3, f32x4.mul(t, t));
      t = f32x4.sub(b, s);
      b3 = f32x4.add(b3, f32x4.mul(t, t));
    }
    v128.store(to, a0); v128.store(to, b0, 16);
    v128.store(to, a1, 32); v128.store(to, b1, 48);
    v128.store(to, a2, 64); v128.store(to, b2, 80);
    v128.store(to, a3, 96); v128.store(to, b3, 112);
    first = fourth + pointBytes;
    to += 4 * tileBytes;
  }
  if (left >= 2) {
    let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
    const second = first + pointBytes;
    for (let p = x, o: usize = 0; p < end; p += 16, o += 4) {
      const a = v128.load(p);
      const b = v128.load(p + groupBytes);
      let s = v128.load32_splat(first + o);
      let t = f32x4.sub(a, s);
      a0 = f32x4.add(a0, f32x4.mul(t, t));
      t = f32x4.sub(b, s);
      b0 = f32x4.add(b0, f32x4.mul(t, t));
      s = v128.load32_splat(second + o);
      t = f32x4.sub(a, s);
      a1 = f32x4.add(a1, f32x4.mul(t, t));
      t = f32x4.sub(b, s);
      b1 = f32x4.add(b1, f32x4.mul(t, t));
    }
    v128.store(to, a0); v128.store(to, b0, 16);
    v128.store(to, a1, 32); v128.store(to, b1, 48);
    first = second + pointBytes;
    to += 2 * tileBytes;
    left -= 2;
  }
  if (left == 1) {
    let a0 = f32x4.splat(0), b0 = a0;
    for (let p = x, o: usize = 0; p < end; p += 16, o += 4) {
      const s = v128.load32_splat(first + o);
      let t = f32x4.sub(v128.load(p), s);
      a0 = f32x4.add(a0, f32x4.mul(t, t));
      t = f32x4.sub(v128.load(p + groupBytes), s);
      b0 = f32x4.add(b0, f32x4.mul(t, t));
    }
    v128.store(to, a0); v128.store(to, b0, 16);
  }
}
