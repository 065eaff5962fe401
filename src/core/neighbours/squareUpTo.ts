/**
 * Squared distance of the `n` values of `a` from place p to those of `b` from place q, summed in fours; once beyond
 * the limit it may stop short of the whole.
 */
export function squareUpTo(
  a: Float64Array,
  p: number,
  b: Float64Array,
  q: number,
  n: number,
  limit: number,
): number {
  let sum = 0;
  let f = 0;
  for (; f + 3 < n; f += 4) {
    const d0 = a[p + f] - b[q + f];
    const d1 = a[p + f + 1] - b[q + f + 1];
    const d2 = a[p + f + 2] - b[q + f + 2];
    const d3 = a[p + f + 3] - b[q + f + 3];
    sum += d0 * d0 + d1 * d1 + (d2 * d2 + d3 * d3);
    if (sum > limit) return sum;
  }
  for (; f < n; f++) {
    const difference = a[p + f] - b[q + f];
    sum += difference * difference;
  }
  return sum;
}
