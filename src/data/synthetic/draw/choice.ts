/** Picks one value; `u` is uniform in [0, 1). */
export type Choice<T> = (u: number) => T;

/** A choice among values with weights of any sum > 0. */
export function createChoice<T>(
  entries: readonly (readonly [value: T, weight: number])[],
): Choice<T> {
  const values = entries.map(([value]) => value);
  const ends = new Float64Array(entries.length);
  let total = 0;
  entries.forEach(([, weight], i) => {
    total += weight;
    ends[i] = total;
  });
  const last = values.length - 1;
  return (u) => {
    const target = u * total;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (target < ends[middle]) high = middle;
      else low = middle + 1;
    }
    return values[low];
  };
}

/** A choice among the positions 0..n-1 of a list of weights. */
export function createIndexChoice(weights: readonly number[]): Choice<number> {
  return createChoice(weights.map((weight, i) => [i, weight]));
}
