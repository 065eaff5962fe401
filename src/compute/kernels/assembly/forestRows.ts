// The rows of a tree as records: the codes of a row and, in the last four bytes, its class and draws.

/** Lays the drawn rows one after another. @returns how many there are */
export function gatherRows(
  rows: usize,
  labels: usize,
  counts: usize,
  nSamples: i32,
  stride: i32,
  records: usize,
): i32 {
  const tail = stride - 4;
  let to = records;
  let from = rows;
  for (let i = 0; i < nSamples; i++) {
    const count = <u32>load<u8>(counts + i);
    if (count != 0) {
      for (let at = 0; at < stride; at += 16) v128.store(to + at, v128.load(from + at));
      store<u32>(to + tail, load<u32>(labels + ((<usize>i) << 2)) | (count << 16));
      to += stride;
    }
    from += stride;
  }
  return <i32>((to - records) / stride);
}

/** Adds the draws of each class. */
export function countClasses(records: usize, nRows: i32, stride: i32, totals: usize): void {
  let word = records + stride - 4;
  for (let i = 0; i < nRows; i++) {
    const label = totals + ((<usize>load<u16>(word)) << 2);
    store<i32>(label, load<i32>(label) + <i32>load<u16>(word + 2));
    word += stride;
  }
}

/**
 * Moves a node's records to its place in the other buffer, left ones to the front, right ones to the back.
 *
 * @param leftTotals receives the draws of each class that went left, from 0
 * @returns how many went left
 */
export function partRows(
  from: usize,
  to: usize,
  nRows: i32,
  stride: i32,
  word: i32,
  leftTotals: usize,
): i32 {
  const feature = <usize>(word >>> 16);
  const lowest = word & 255;
  const width = <u32>((word >> 8) & 255);
  const tail = stride - 4;
  const end = from + <usize>nRows * stride;
  let front = to;
  let back = to + <usize>(nRows - 1) * stride;
  for (let record = from; record < end; record += stride) {
    const goesRight = i32(<u32>(<i32>load<u8>(record + feature) - lowest) < width);
    const labelWord = load<u32>(record + tail);
    const label = leftTotals + ((<usize>(labelWord & 0xffff)) << 2);
    store<i32>(label, load<i32>(label) + (<i32>(labelWord >>> 16) & (goesRight - 1)));
    const place = select<usize>(back, front, goesRight != 0);
    for (let at = 0; at < stride; at += 16) v128.store(place + at, v128.load(record + at));
    front += stride & (goesRight - 1);
    back -= stride & -goesRight;
  }
  return <i32>((front - to) / stride);
}
