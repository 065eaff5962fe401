// The search for a node's best split on one feature. Its plain twin is core/forest/split.ts.
//
// A side with w_c draws of class c is worth (sum of w_c^2) / (sum of w_c). Narrow nodes, with at most 8 classes of
// equal weight and 32,767 draws, keep each side in one vector of 16-bit counts; wide ones keep 32-bit counts
// in memory and, without class weights, move the sums of squares on with each code. All of it is exact.

export const missingCode: i32 = 255;
const mostNarrowClasses: i32 = 8;
const mostNarrowDraws: i32 = 32767;

/** What is the same for every node of a tree. */
let nClasses: i32 = 0;
let classShift: i32 = 0;
let classBytes: i32 = 0;
let weights: usize = 0;
let minSamplesLeaf: i32 = 0;
let left: usize = 0;
let right: usize = 0;

/** The node at hand. */
export let isNarrow: bool = false;
/** Bytes of one code's counts, as a power of 2. */
export let codeShift: i32 = 0;
let totals: usize = 0;
let draws: i32 = 0;
let squares: i64 = 0;

/** The best split of the node so far. */
export let bestWorth: f64 = 0;
export let bestWord: i32 = -1;

/** The sides of a wide node while the codes of a feature move from right to left. */
let leftSquares: i64 = 0;
let rightSquares: i64 = 0;
let leftDraws: i32 = 0;

/** @param sides room for two counts of every class, filled up to a power of 2 */
export function setUpSplits(
  classes: i32,
  shift: i32,
  classWeights: usize,
  minLeaf: i32,
  sides: usize,
): void {
  nClasses = classes;
  classShift = shift;
  classBytes = 1 << shift;
  weights = classWeights;
  minSamplesLeaf = minLeaf;
  left = sides;
  right = sides + classBytes;
}

/** Opens a node. @returns what it is worth unsplit */
export function openNode(counts: usize, drawn: i32): f64 {
  totals = counts;
  draws = drawn;
  bestWorth = -Infinity;
  bestWord = -1;
  isNarrow = nClasses <= mostNarrowClasses && weights == 0 && drawn <= mostNarrowDraws;
  codeShift = isNarrow ? 4 : classShift;
  squares = 0;
  for (let at = 0; at < classBytes; at += 4) {
    const count = <i64>load<i32>(counts + at);
    squares += count * count;
  }
  return weights == 0 ? <f64>squares / <f64>drawn : weightedWorth(counts);
}

/**
 * Judges every split of the node on one feature.
 *
 * @param counts draws of each code by class; @param marks one byte a code, 0 where none was drawn
 * @returns whether all rows have the same code
 */
export function splitOnCounts(counts: usize, marks: usize, feature: i32): bool {
  const hasMissing = load<u8>(marks + missingCode) != 0;
  store<u8>(marks + missingCode, 0);
  const isConstant = isNarrow
    ? sweepNarrow(counts, marks, feature, false, hasMissing)
    : sweepWide(counts, marks, feature, false, hasMissing);
  if (hasMissing && !isConstant) {
    if (isNarrow) sweepNarrow(counts, marks, feature, true, true);
    else sweepWide(counts, marks, feature, true, true);
  }
  store<u8>(marks + missingCode, <u8>hasMissing);
  return isConstant;
}

@inline
function keep(worth: f64, feature: i32, code: i32, onLeft: i32, missingLeft: bool, hasMissing: bool): void {
  const onRight = draws - onLeft;
  if (onLeft < minSamplesLeaf || onRight < minSamplesLeaf) return;
  const lowest = code + 1;
  const end = (hasMissing ? missingLeft : onLeft >= onRight) ? missingCode : missingCode + 1;
  bestWorth = worth;
  bestWord = (feature << 16) | ((end - lowest) << 8) | lowest;
}

@inline
function judgeNarrow(l: v128, r: v128, feature: i32, code: i32, missingLeft: bool, hasMissing: bool): void {
  const one = i16x8.splat(1);
  const sl = i32x4.dot_i16x8_s(l, l);
  const sr = i32x4.dot_i16x8_s(r, r);
  const nl = i32x4.dot_i16x8_s(l, one);
  const nr = i32x4.dot_i16x8_s(r, one);
  const s = i32x4.add(
    v128.shuffle<i32>(sl, sr, 0, 4, 1, 5),
    v128.shuffle<i32>(sl, sr, 2, 6, 3, 7),
  );
  const n = i32x4.add(
    v128.shuffle<i32>(nl, nr, 0, 4, 1, 5),
    v128.shuffle<i32>(nl, nr, 2, 6, 3, 7),
  );
  const squaresOfBoth = i32x4.add(s, v128.shuffle<i32>(s, s, 2, 3, 2, 3));
  const drawsOfBoth = i32x4.add(n, v128.shuffle<i32>(n, n, 2, 3, 2, 3));
  const worths = f64x2.div(
    f64x2.convert_low_i32x4_s(squaresOfBoth),
    f64x2.convert_low_i32x4_s(drawsOfBoth),
  );
  const worth = f64x2.extract_lane(worths, 0) + f64x2.extract_lane(worths, 1);
  if (worth <= bestWorth) return;
  keep(worth, feature, code, i32x4.extract_lane(drawsOfBoth, 0), missingLeft, hasMissing);
}

/** @returns whether all rows have the same code */
function sweepNarrow(
  counts: usize,
  marks: usize,
  feature: i32,
  missingLeft: bool,
  hasMissing: bool,
): bool {
  let l = i64x2.splat(0);
  let r = i16x8.narrow_i32x4_s(
    v128.load(totals),
    nClasses > 4 ? v128.load(totals, 16) : i64x2.splat(0),
  );
  if (missingLeft) {
    l = v128.load(counts + (<usize>missingCode << 4));
    r = i16x8.sub(r, l);
  }
  let last = -1;
  let isConstant = true;
  for (let group = 0; group < 256; group += 16) {
    let marked = i8x16.bitmask(i8x16.ne(v128.load(marks + group), i64x2.splat(0)));
    while (marked != 0) {
      const code = group + ctz(marked);
      marked &= marked - 1;
      if (last >= 0) {
        isConstant = false;
        judgeNarrow(l, r, feature, (last + code - 1) >> 1, missingLeft, hasMissing);
      }
      const count = v128.load(counts + (<usize>code << 4));
      l = i16x8.add(l, count);
      r = i16x8.sub(r, count);
      last = code;
    }
  }
  if (hasMissing && !missingLeft && last >= 0) {
    isConstant = false;
    judgeNarrow(l, r, feature, missingCode - 1, false, true);
  }
  return isConstant;
}

function weightedWorth(counts: usize): f64 {
  let sum: f64 = 0;
  let weightedSquares: f64 = 0;
  for (let k = 0; k < nClasses; k++) {
    const weighted = <f64>load<i32>(counts + (<usize>k << 2)) * load<f64>(weights + (<usize>k << 3));
    weightedSquares += weighted * weighted;
    sum += weighted;
  }
  return weightedSquares / sum;
}

function judgeWide(feature: i32, code: i32, missingLeft: bool, hasMissing: bool): void {
  const worth =
    weights == 0
      ? <f64>leftSquares / <f64>leftDraws + <f64>rightSquares / <f64>(draws - leftDraws)
      : weightedWorth(left) + weightedWorth(right);
  if (worth <= bestWorth) return;
  keep(worth, feature, code, leftDraws, missingLeft, hasMissing);
}

/** As sweepNarrow. */
function sweepWide(
  counts: usize,
  marks: usize,
  feature: i32,
  missingLeft: bool,
  hasMissing: bool,
): bool {
  memory.fill(left, 0, classBytes);
  memory.copy(right, totals, classBytes);
  leftSquares = 0;
  rightSquares = squares;
  leftDraws = 0;
  if (missingLeft) moveWide(counts + (<usize>missingCode << classShift));
  let last = -1;
  let isConstant = true;
  for (let code = 0; code < missingCode; code++) {
    if (load<u8>(marks + code) == 0) continue;
    if (last >= 0) {
      isConstant = false;
      judgeWide(feature, (last + code - 1) >> 1, missingLeft, hasMissing);
    }
    moveWide(counts + (<usize>code << classShift));
    last = code;
  }
  if (hasMissing && !missingLeft && last >= 0) {
    isConstant = false;
    judgeWide(feature, missingCode - 1, false, true);
  }
  return isConstant;
}

/** Moves one code's draws to the left: (w + m)^2 - w^2 = m (w + w + m). */
function moveWide(counts: usize): void {
  let gained = i64x2.splat(0);
  let lost = i64x2.splat(0);
  let moved = i32x4.splat(0);
  for (let at = 0; at < classBytes; at += 16) {
    const count = v128.load(counts + at);
    const onLeft = v128.load(left + at);
    const onRight = v128.load(right + at);
    const nowLeft = i32x4.add(onLeft, count);
    const nowRight = i32x4.sub(onRight, count);
    v128.store(left + at, nowLeft);
    v128.store(right + at, nowRight);
    const bothLeft = i32x4.add(onLeft, nowLeft);
    const bothRight = i32x4.add(onRight, nowRight);
    gained = i64x2.add(gained, i64x2.extmul_low_i32x4_s(count, bothLeft));
    gained = i64x2.add(gained, i64x2.extmul_high_i32x4_s(count, bothLeft));
    lost = i64x2.add(lost, i64x2.extmul_low_i32x4_s(count, bothRight));
    lost = i64x2.add(lost, i64x2.extmul_high_i32x4_s(count, bothRight));
    moved = i32x4.add(moved, count);
  }
  leftSquares += i64x2.extract_lane(gained, 0) + i64x2.extract_lane(gained, 1);
  rightSquares -= i64x2.extract_lane(lost, 0) + i64x2.extract_lane(lost, 1);
  leftDraws +=
    i32x4.extract_lane(moved, 0) +
    i32x4.extract_lane(moved, 1) +
    i32x4.extract_lane(moved, 2) +
    i32x4.extract_lane(moved, 3);
}
