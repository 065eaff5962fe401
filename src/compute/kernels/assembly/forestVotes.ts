// Coding rows and letting grown trees vote on them. The plain twins are core/forest/binnedRows.ts and votes.ts.

const missingCode: i32 = 255;
/** Rows that go through one tree before the next. */
const mostRows: i32 = 4096;

@inline
function halve(place: usize, step: usize, value: f64): usize {
  return select<usize>(place + (step << 3), place, load<f64>(place + ((step - 1) << 3)) < value);
}

/**
 * Codes rows by the thresholds of their features.
 *
 * @param thresholds 256 f64 a feature, ascending, filled up with infinity
 * @param codes receives stride bytes a row
 */
export function forestBinRows(
  x: usize,
  nRows: i32,
  nFeatures: i32,
  thresholds: usize,
  stride: i32,
  codes: usize,
): void {
  let from = x;
  let row = codes;
  for (let i = 0; i < nRows; i++) {
    let steps = thresholds;
    for (let f = 0; f < nFeatures; f++) {
      const value = load<f64>(from);
      let place = halve(steps, 128, value);
      place = halve(place, 64, value);
      place = halve(place, 32, value);
      place = halve(place, 16, value);
      place = halve(place, 8, value);
      place = halve(place, 4, value);
      place = halve(place, 2, value);
      place = halve(place, 1, value);
      store<u8>(row + f, value != value ? missingCode : <i32>((place - steps) >> 3));
      from += 8;
      steps += 2048;
    }
    row += stride;
  }
}

/**
 * Adds up the class probabilities that trees give rows from .. to - 1, tree after tree.
 *
 * @param trees nodes, number of nodes, mixtures and in-bag bits of each tree (u32; bits 0 where it votes on all rows)
 * @param scratch 32 KiB and 8 bytes for each node of the largest tree
 * @param sums zeroed, (to - from) x nClasses; @param voters zeroed, one i32 a row
 */
export function forestSumVotes(
  rows: usize,
  stride: i32,
  from: i32,
  to: i32,
  nClasses: i32,
  trees: usize,
  nTrees: i32,
  scratch: usize,
  sums: usize,
  voters: usize,
): void {
  const leaves = scratch + (<usize>mostRows << 2);
  const paths = leaves + (<usize>mostRows << 2);
  for (let start = from; start < to; start += mostRows) {
    const end = min(to, start + mostRows);
    let tree = trees;
    for (let t = 0; t < nTrees; t++) {
      const nodes = <usize>load<u32>(tree);
      const nVoted = listRows(<usize>load<u32>(tree, 12), start, end, scratch);
      layPaths(nodes, load<i32>(tree, 4), paths);
      findLeaves(paths, rows, stride, nVoted, scratch, leaves);
      addLeaves(nodes - paths, <usize>load<u32>(tree, 8), nClasses, nVoted, scratch, leaves, from, sums, voters);
      tree += 16;
    }
  }
}

/** Copies nodes with addresses for numbers; a leaf leads to itself, so that rows may step on in company. */
function layPaths(nodes: usize, nNodes: i32, paths: usize): void {
  for (let node = 0; node < nNodes; node++) {
    const at = <usize>node << 3;
    const next = load<i32>(nodes + at, 4);
    store<i32>(paths + at, load<i32>(nodes + at));
    store<u32>(paths + at, <u32>(paths + (next < 0 ? at : <usize>next << 3)), 4);
  }
}

/** Lists the rows that are not in the bag. @returns how many there are */
function listRows(inBag: usize, start: i32, end: i32, list: usize): i32 {
  let to = list;
  for (let i = start; i < end; i++) {
    store<i32>(to, i);
    const isOut = inBag == 0 || ((<i32>load<u8>(inBag + (i >> 3)) >> (i & 7)) & 1) == 0;
    to += <usize>isOut << 2;
  }
  return <i32>((to - list) >> 2);
}

@inline
function step(at: u32, row: usize): u32 {
  const word = load<u32>(at);
  const code = <u32>load<u8>(row + (word >>> 16));
  const goesRight = u32(code - (word & 255) < ((word >> 8) & 255));
  return load<u32>(at, 4) + (goesRight << 3);
}

@inline
function rowAt(rows: usize, stride: i32, list: usize, place: i32): usize {
  return rows + <usize>load<i32>(list + (<usize>place << 2)) * stride;
}

/** Sends rows down a tree, eight at a time so that their loads overlap. */
function findLeaves(paths: usize, rows: usize, stride: i32, n: i32, list: usize, leaves: usize): void {
  const last = n - 1;
  for (let i = 0; i < n; i += 8) {
    const r0 = rowAt(rows, stride, list, min(i + 0, last));
    const r1 = rowAt(rows, stride, list, min(i + 1, last));
    const r2 = rowAt(rows, stride, list, min(i + 2, last));
    const r3 = rowAt(rows, stride, list, min(i + 3, last));
    const r4 = rowAt(rows, stride, list, min(i + 4, last));
    const r5 = rowAt(rows, stride, list, min(i + 5, last));
    const r6 = rowAt(rows, stride, list, min(i + 6, last));
    const r7 = rowAt(rows, stride, list, min(i + 7, last));
    let n0 = <u32>paths;
    let n1 = n0;
    let n2 = n0;
    let n3 = n0;
    let n4 = n0;
    let n5 = n0;
    let n6 = n0;
    let n7 = n0;
    let moved: u32 = 1;
    while (moved != 0) {
      n0 = step(step(n0, r0), r0);
      n1 = step(step(n1, r1), r1);
      n2 = step(step(n2, r2), r2);
      n3 = step(step(n3, r3), r3);
      n4 = step(step(n4, r4), r4);
      n5 = step(step(n5, r5), r5);
      n6 = step(step(n6, r6), r6);
      n7 = step(step(n7, r7), r7);
      const m0 = step(n0, r0);
      const m1 = step(n1, r1);
      const m2 = step(n2, r2);
      const m3 = step(n3, r3);
      const m4 = step(n4, r4);
      const m5 = step(n5, r5);
      const m6 = step(n6, r6);
      const m7 = step(n7, r7);
      moved = (m0 ^ n0) | (m1 ^ n1) | (m2 ^ n2) | (m3 ^ n3) | (m4 ^ n4) | (m5 ^ n5) | (m6 ^ n6) | (m7 ^ n7);
      n0 = m0;
      n1 = m1;
      n2 = m2;
      n3 = m3;
      n4 = m4;
      n5 = m5;
      n6 = m6;
      n7 = m7;
    }
    const leaf = leaves + (<usize>i << 2);
    store<u32>(leaf, n0, 0);
    store<u32>(leaf, n1, 4);
    store<u32>(leaf, n2, 8);
    store<u32>(leaf, n3, 12);
    store<u32>(leaf, n4, 16);
    store<u32>(leaf, n5, 20);
    store<u32>(leaf, n6, 24);
    store<u32>(leaf, n7, 28);
  }
}

/** @param toNode from an address among the paths to that of its node */
function addLeaves(
  toNode: usize,
  mixtures: usize,
  nClasses: i32,
  n: i32,
  list: usize,
  leaves: usize,
  from: i32,
  sums: usize,
  voters: usize,
): void {
  for (let i = 0; i < n; i++) {
    const row = load<i32>(list + (<usize>i << 2)) - from;
    const leaf = ~load<i32>(<usize>load<u32>(leaves + (<usize>i << 2)) + toNode, 4);
    const voted = voters + (<usize>row << 2);
    store<i32>(voted, load<i32>(voted) + 1);
    const sum = sums + (<usize>(row * nClasses) << 3);
    if (leaf < nClasses) {
      const at = sum + (<usize>leaf << 3);
      store<f64>(at, load<f64>(at) + 1);
      continue;
    }
    const mixture = mixtures + (<usize>((leaf - nClasses) * nClasses) << 3);
    for (let k = 0; k < nClasses; k++) {
      const at = sum + (<usize>k << 3);
      store<f64>(at, load<f64>(at) + load<f64>(mixture + (<usize>k << 3)));
    }
  }
}
