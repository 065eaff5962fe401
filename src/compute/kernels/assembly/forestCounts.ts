// Counting the draws of each code by class, for the rows of one node. T is i16 in narrow nodes, i32 in wide ones.

@inline
function addDraws<T>(counts: usize, shift: i32, code: usize, word: u32): void {
  const at = counts + (code << shift) + <usize>(word & 0xffff) * sizeof<T>();
  store<T>(at, load<T>(at) + <T>(word >>> 16));
}

/** One feature of few rows: marks each code that occurs. */
export function countFew<T>(
  records: usize,
  nRows: i32,
  stride: i32,
  shift: i32,
  feature: i32,
  counts: usize,
  marks: usize,
): void {
  const tail = stride - 4;
  const end = records + <usize>nRows * stride;
  for (let record = records; record < end; record += stride) {
    const code = <usize>load<u8>(record + feature);
    store<u8>(marks + code, 1);
    addDraws<T>(counts, shift, code, load<u32>(record + tail));
  }
}

/** Three features of many rows. */
export function countThree<T>(
  records: usize,
  nRows: i32,
  stride: i32,
  shift: i32,
  f0: i32,
  f1: i32,
  f2: i32,
  counts: usize,
): void {
  const tail = stride - 4;
  const counts1 = counts + (256 << shift);
  const counts2 = counts1 + (256 << shift);
  const end = records + <usize>nRows * stride;
  for (let record = records; record < end; record += stride) {
    const word = load<u32>(record + tail);
    addDraws<T>(counts, shift, load<u8>(record + f0), word);
    addDraws<T>(counts1, shift, load<u8>(record + f1), word);
    addDraws<T>(counts2, shift, load<u8>(record + f2), word);
  }
}

/** One feature of many rows. */
export function countOne<T>(
  records: usize,
  nRows: i32,
  stride: i32,
  shift: i32,
  feature: i32,
  counts: usize,
): void {
  const tail = stride - 4;
  const end = records + <usize>nRows * stride;
  for (let record = records; record < end; record += stride) {
    addDraws<T>(counts, shift, load<u8>(record + feature), load<u32>(record + tail));
  }
}

/** Marks the codes that occur, where counting did not. */
export function markCodes(counts: usize, shift: i32, marks: usize): void {
  const bytes = <usize>1 << shift;
  for (let code: usize = 0; code < 256; code++) {
    const from = counts + (code << shift);
    let any = v128.load(from);
    for (let at: usize = 16; at < bytes; at += 16) any = v128.or(any, v128.load(from + at));
    store<u8>(marks + code, <u8>v128.any_true(any));
  }
}

/** Sets the marks, and the counts of marked codes, back to 0. */
export function clearCodes(counts: usize, shift: i32, marks: usize): void {
  const bytes = <usize>1 << shift;
  for (let group: usize = 0; group < 256; group += 16) {
    let marked = i8x16.bitmask(i8x16.ne(v128.load(marks + group), i64x2.splat(0)));
    v128.store(marks + group, i64x2.splat(0));
    while (marked != 0) {
      const from = counts + ((group + <usize>ctz(marked)) << shift);
      for (let at: usize = 0; at < bytes; at += 16) v128.store(from + at, i64x2.splat(0));
      marked &= marked - 1;
    }
  }
}
