import { mersenneTwister } from '../../src/core/random/mersenneTwister.ts';

/**
 * Test rows of scikit-learn's `train_test_split(test_size=0.2, stratify=labels, random_state=seed)`, row for
 * row, where no two classes tie for a rounded-up place.
 *
 * @returns ascending
 */
export function stratifiedTestRows(labels: Int32Array, nClasses: number, seed: number): Int32Array {
  const nextUint32 = mersenneTwister(seed);
  const classes = Array.from({ length: nClasses }, (_, c) =>
    Array.from(labels.keys()).filter((row) => labels[row] === c),
  );
  const nTest = Math.ceil(0.2 * labels.length);
  const sizes = classes.map((rows) => rows.length);
  const nTrain = apportion(sizes, labels.length - nTest);
  const left = sizes.map((size, c) => size - nTrain[c]);
  const held = apportion(left, nTest);
  return Int32Array.from(
    classes.flatMap((rows, c) => {
      const order = permutation(rows.length, nextUint32);
      return order.slice(nTrain[c], nTrain[c] + held[c]).map((place) => rows[place]);
    }),
  ).toSorted();
}

/** Places in proportion to sizes; those that rounding down leaves go to the largest remainders. */
function apportion(sizes: readonly number[], places: number): number[] {
  const total = sizes.reduce((a, b) => a + b, 0);
  const exact = sizes.map((size) => (size / total) * places);
  const given = exact.map(Math.floor);
  const rest = places - given.reduce((a, b) => a + b, 0);
  const order = exact.map((_, c) => c).toSorted((a, b) => (exact[b] % 1) - (exact[a] % 1));
  for (const c of order.slice(0, rest)) given[c]++;
  return given;
}

/** `RandomState.permutation(n)` on a generator that goes on; see core's `legacyPermutation`. */
function permutation(n: number, nextUint32: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const mask = 0xffffffff >>> Math.clz32(i);
    let j = nextUint32() & mask;
    while (j > i) j = nextUint32() & mask;
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
