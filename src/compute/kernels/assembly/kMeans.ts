/** Kernels of K-means; see ../kMeans.ts for the layouts. */
import { doubtOf, packForScores, scoresOfTile } from './scores';
import { squaredDistancesOfTile, tileBytes, tileRows } from './squaredDistances';

/** The label of a row that no cluster has yet. */
const noLabel: i32 = 0xffff;

/** The same for a whole tile. */
const noLabels = i16x8.splat(-1);

/**
 * Moves, scales and rounds rows to the layout of the other kernels, and adds up what they hold and what rounding took.
 *
 * @param rows nRows x nFeatures f64, row by row
 * @param nRows a multiple of 4
 * @param shift nFeatures f64
 * @param x where they go
 * @param totals nFeatures x 2 f64 sums of even and odd rows; then 2 f64 squares, 2 f64 lost squares, 4 f32 largest
 */
export function kMeansPack(
  rows: usize, nRows: i32, nFeatures: i32, shift: usize, scale: f64, x: usize, totals: usize,
): void {
  const rowBytes = <usize>nFeatures << 3;
  const others = totals + (rowBytes << 1);
  const wide = f64x2.splat(scale);
  let squares = v128.load(others), lost = v128.load(others, 16), largest = v128.load(others, 32);
  for (let row: i32 = 0; row < nRows; row += 4) {
    const end = rows + rowBytes;
    let c = shift, total = totals;
    for (let p = rows; p < end; p += 8, c += 8, total += 16, x += 16) {
      const centre = v128.load64_splat(c);
      const q = p + (rowBytes << 1);
      let a = v128.load64_lane(p + rowBytes, v128.load64_zero(p), 1);
      let b = v128.load64_lane(q + rowBytes, v128.load64_zero(q), 1);
      a = f64x2.mul(f64x2.sub(a, centre), wide);
      b = f64x2.mul(f64x2.sub(b, centre), wide);
      const first = f32x4.demote_f64x2_zero(a), second = f32x4.demote_f64x2_zero(b);
      const packed = v128.shuffle<f32>(first, second, 0, 1, 4, 5);
      v128.store(x, packed);
      const low = f64x2.promote_low_f32x4(first), high = f64x2.promote_low_f32x4(second);
      v128.store(total, f64x2.add(v128.load(total), f64x2.add(low, high)));
      squares = f64x2.add(squares, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
      a = f64x2.sub(a, low);
      b = f64x2.sub(b, high);
      lost = f64x2.add(lost, f64x2.add(f64x2.mul(a, a), f64x2.mul(b, b)));
      largest = f32x4.max(largest, f32x4.abs(packed));
    }
    rows += rowBytes << 2;
  }
  v128.store(others, squares);
  v128.store(others, lost, 16);
  v128.store(others, largest, 32);
}

/** Tiles that are scored before it is asked whether that is worth while. */
const tilesTried: i32 = 32;

/**
 * Moves every row to its nearest centroid, the first of several at the same distance, and keeps the sums of the
 * clusters in step. Rows are told apart by their scores, and by differences where rounding might have decided.
 *
 * @param weights one f32 a row, or 0
 * @param reach no row lies farther from the origin
 * @param centroids nClusters x nFeatures f32
 * @param labels one u16 a row, room for whole tiles
 * @param sums nClusters times: features (an even number), mass, rows; f64
 * @param scratch nClusters x (8 + nFeatures + 1) f32
 * @returns rows that moved
 */
export function kMeansMove(
  x: usize, weights: usize, nRows: i32, nFeatures: i32, reach: f64, nClusters: i32,
  centroids: usize, labels: usize, sums: usize, scratch: usize,
): i32 {
  const tile = <usize>nFeatures << 5;
  const packed = scratch + <usize>nClusters * tileBytes;
  const doubt = f32x4.splat(doubtOf(nFeatures, reach, packForScores(centroids, nFeatures, nClusters, packed)));
  let moved: i32 = 0;
  let doubts: i32 = 0;
  for (let row: i32 = 0; row < nRows; row += tileRows) {
    const tiles = row / tileRows;
    let nearest = noLabels;
    if (tiles < tilesTried || doubts < tiles >> 1) {
      scoresOfTile(x, nFeatures, packed, nClusters, scratch);
      nearest = clearlyNearest(nClusters, scratch, doubt);
    }
    if (i16x8.all_true(i16x8.eq(nearest, noLabels))) {
      doubts++;
      squaredDistancesOfTile(x, nFeatures, centroids, nClusters, scratch);
      nearest = nearestByDistance(nClusters, scratch);
    }
    const before = v128.load(labels);
    if (!i16x8.all_true(i16x8.eq(nearest, before))) {
      const rows = min(tileRows, nRows - row);
      v128.store(labels, nearest);
      v128.store(scratch, before);
      for (let lane: i32 = 0; lane < rows; lane++) {
        const was = <i32>load<u16>(scratch + (<usize>lane << 1));
        const is = <i32>load<u16>(labels + (<usize>lane << 1));
        if (was == is) continue;
        moved++;
        const place = x + (<usize>(lane >> 2) * (tile >> 1)) + (<usize>(lane & 3) << 2);
        const weight = weights == 0 ? <f64>1 : <f64>load<f32>(weights + (<usize>(row + lane) << 2));
        moveRow(place, nFeatures, weight, was, is, sums);
      }
    }
    labels += 16;
    x += tile;
  }
  return moved;
}

/** The label of each row of a tile by its scores; {@link noLabels} where two of a row are too close to tell. */
@inline function clearlyNearest(nClusters: i32, scores: usize, doubt: v128): v128 {
  let mostA = v128.load(scores), mostB = v128.load(scores, 16);
  let nextA = f32x4.splat(-Infinity), nextB = nextA;
  let nearestA = i32x4.splat(0), nearestB = nearestA;
  let from = scores;
  for (let j: i32 = 1; j < nClusters; j++) {
    from += tileBytes;
    const me = i32x4.splat(j);
    let score = v128.load(from);
    nextA = f32x4.pmax(nextA, f32x4.pmin(score, mostA));
    nearestA = v128.bitselect(me, nearestA, f32x4.gt(score, mostA));
    mostA = f32x4.pmax(mostA, score);
    score = v128.load(from, 16);
    nextB = f32x4.pmax(nextB, f32x4.pmin(score, mostB));
    nearestB = v128.bitselect(me, nearestB, f32x4.gt(score, mostB));
    mostB = f32x4.pmax(mostB, score);
  }
  const isClear = v128.and(
    f32x4.gt(f32x4.sub(mostA, nextA), doubt),
    f32x4.gt(f32x4.sub(mostB, nextB), doubt),
  );
  return i32x4.all_true(isClear) ? i16x8.narrow_i32x4_u(nearestA, nearestB) : noLabels;
}

/** The label of each row of a tile by its squared distances. */
@inline function nearestByDistance(nClusters: i32, squares: usize): v128 {
  let leastA = v128.load(squares), leastB = v128.load(squares, 16);
  let nearestA = i32x4.splat(0), nearestB = nearestA;
  let from = squares;
  for (let j: i32 = 1; j < nClusters; j++) {
    from += tileBytes;
    const me = i32x4.splat(j);
    let square = v128.load(from);
    nearestA = v128.bitselect(me, nearestA, f32x4.lt(square, leastA));
    leastA = f32x4.pmin(leastA, square);
    square = v128.load(from, 16);
    nearestB = v128.bitselect(me, nearestB, f32x4.lt(square, leastB));
    leastB = f32x4.pmin(leastB, square);
  }
  return i16x8.narrow_i32x4_u(nearestA, nearestB);
}

/** Takes one row out of one cluster's sums, if it was in one, and adds it to another's. */
function moveRow(x: usize, nFeatures: i32, weight: f64, was: i32, is: i32, sums: usize): void {
  const width = <usize>(nFeatures + (nFeatures & 1)) << 3;
  const stride = width + 16;
  const to = sums + <usize>is * stride;
  const wide = f64x2.splat(weight);
  const one = f64x2.replace_lane(wide, 1, 1);
  v128.store(to + width, f64x2.add(v128.load(to + width), one));
  if (was == noLabel) {
    let p = x, o: usize = 0;
    for (let f: i32 = 0; f + 2 <= nFeatures; f += 2, p += 32, o += 16) {
      const value = f64x2.mul(pairAt(p), wide);
      v128.store(to + o, f64x2.add(v128.load(to + o), value));
    }
    if (nFeatures & 1) f64.store(to + o, f64.load(to + o) + <f64>load<f32>(p) * weight);
    return;
  }
  const from = sums + <usize>was * stride;
  v128.store(from + width, f64x2.sub(v128.load(from + width), one));
  let p = x, o: usize = 0;
  for (let f: i32 = 0; f + 2 <= nFeatures; f += 2, p += 32, o += 16) {
    const value = f64x2.mul(pairAt(p), wide);
    v128.store(to + o, f64x2.add(v128.load(to + o), value));
    v128.store(from + o, f64x2.sub(v128.load(from + o), value));
  }
  if (nFeatures & 1) {
    const value = <f64>load<f32>(p) * weight;
    f64.store(to + o, f64.load(to + o) + value);
    f64.store(from + o, f64.load(from + o) - value);
  }
}

/** Two features of one row. */
@inline function pairAt(p: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load32_lane(p + 16, v128.load32_zero(p), 1));
}

/**
 * Squared distance of every row to its nearest centroid.
 *
 * @param squares one f32 a row, room for whole tiles
 */
export function kMeansSquares(
  x: usize, nRows: i32, nFeatures: i32, nClusters: i32, centroids: usize, squares: usize, scratch: usize,
): void {
  const tile = <usize>nFeatures << 5;
  for (let row: i32 = 0; row < nRows; row += tileRows) {
    squaredDistancesOfTile(x, nFeatures, centroids, nClusters, scratch);
    let leastA = v128.load(scratch), leastB = v128.load(scratch, 16);
    for (let j: i32 = 1, from = scratch + tileBytes; j < nClusters; j++, from += tileBytes) {
      leastA = f32x4.pmin(leastA, v128.load(from));
      leastB = f32x4.pmin(leastB, v128.load(from, 16));
    }
    v128.store(squares, leastA);
    v128.store(squares, leastB, 16);
    squares += tileBytes;
    x += tile;
  }
}

/**
 * For each candidate what remains if it became a centroid: each row's squared distance to the nearest, and their
 * weighted sum (k-means++).
 *
 * @param nearest squared distances to the centroids so far, 0 beyond the last row; f32, whole tiles
 * @param remaining nCandidates times as many
 * @param totals nCandidates x 2 f64: even and odd rows
 * @param scratch nCandidates x 8 f32
 */
export function kMeansPotentials(
  x: usize, weights: usize, nRows: i32, nFeatures: i32, nCandidates: i32,
  candidates: usize, nearest: usize, remaining: usize, totals: usize, scratch: usize,
): void {
  const tile = <usize>nFeatures << 5;
  const column = <usize>((nRows + tileRows - 1) / tileRows) * tileBytes;
  memory.fill(totals, 0, <usize>nCandidates << 4);
  for (let row: i32 = 0; row < nRows; row += tileRows) {
    squaredDistancesOfTile(x, nFeatures, candidates, nCandidates, scratch);
    const nearestA = v128.load(nearest), nearestB = v128.load(nearest, 16);
    let to = remaining;
    for (let t: i32 = 0; t < nCandidates; t++, to += column) {
      const from = scratch + <usize>t * tileBytes;
      let a = f32x4.pmin(nearestA, v128.load(from));
      let b = f32x4.pmin(nearestB, v128.load(from, 16));
      v128.store(to, a);
      v128.store(to, b, 16);
      if (weights != 0) {
        a = f32x4.mul(a, v128.load(weights));
        b = f32x4.mul(b, v128.load(weights, 16));
      }
      const total = totals + (<usize>t << 4);
      const low = f64x2.add(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b));
      a = v128.shuffle<f32>(a, a, 2, 3, 2, 3);
      b = v128.shuffle<f32>(b, b, 2, 3, 2, 3);
      const high = f64x2.add(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b));
      v128.store(total, f64x2.add(v128.load(total), f64x2.add(low, high)));
    }
    nearest += tileBytes;
    remaining += tileBytes;
    if (weights != 0) weights += tileBytes;
    x += tile;
  }
}

/**
 * The nearest centroid of every row and the distance to it, in f64 from differences, features in their order:
 * to the bit what core's `assign` computes. Of several at the same distance the first one wins.
 *
 * @param x nRows x nFeatures f64, row by row
 * @param centroids by pairs of them, feature by feature; the last pair of an odd number is filled with infinity
 * @param labels one i32 a row
 * @param distances one f64 a row
 */
export function kMeansAssign(
  x: usize, nRows: i32, nFeatures: i32, nPairs: i32, centroids: usize, labels: usize, distances: usize,
): void {
  const rowBytes = <usize>nFeatures << 3;
  for (let row: i32 = 0; row < nRows; row++) {
    const end = x + rowBytes;
    let least: f64 = Infinity;
    let nearest: i32 = 0;
    let c = centroids;
    let j: i32 = 0;
    let left = nPairs;
    for (; left >= 2; left -= 2) {
      let s = f64x2.splat(0), t = s;
      const second = c + (rowBytes << 1);
      for (let p = x, o: usize = 0; p < end; p += 8, o += 16) {
        const value = v128.load64_splat(p);
        let difference = f64x2.sub(value, v128.load(c + o));
        s = f64x2.add(s, f64x2.mul(difference, difference));
        difference = f64x2.sub(value, v128.load(second + o));
        t = f64x2.add(t, f64x2.mul(difference, difference));
      }
      c = second + (rowBytes << 1);
      let square = f64x2.extract_lane(s, 0);
      if (square < least) { least = square; nearest = j; }
      square = f64x2.extract_lane(s, 1);
      if (square < least) { least = square; nearest = j + 1; }
      square = f64x2.extract_lane(t, 0);
      if (square < least) { least = square; nearest = j + 2; }
      square = f64x2.extract_lane(t, 1);
      if (square < least) { least = square; nearest = j + 3; }
      j += 4;
    }
    if (left == 1) {
      let s = f64x2.splat(0);
      for (let p = x; p < end; p += 8, c += 16) {
        const difference = f64x2.sub(v128.load64_splat(p), v128.load(c));
        s = f64x2.add(s, f64x2.mul(difference, difference));
      }
      let square = f64x2.extract_lane(s, 0);
      if (square < least) { least = square; nearest = j; }
      square = f64x2.extract_lane(s, 1);
      if (square < least) { least = square; nearest = j + 1; }
    }
    i32.store(labels, nearest);
    f64.store(distances, sqrt(least));
    labels += 4;
    distances += 8;
    x = end;
  }
}
