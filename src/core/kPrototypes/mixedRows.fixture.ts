import { createRandom } from '../random/index.ts';
import type { MixedRows } from './model.ts';

/** Rows of `nGroups` groups, each with a mean and favourite categories; some values are missing. */
export function mixedRows(seed: number, nSamples: number, nGroups = 4, missing = 0.05): MixedRows {
  const random = createRandom(seed);
  const nCategories = Int32Array.of(3, 4, 2);
  const centres = Array.from({ length: nGroups }, () => [random.next() * 8, random.next() * 8]);
  const favourites = Array.from({ length: nGroups }, () =>
    Array.from(nCategories, (n) => random.nextInt(n)),
  );
  const data: number[] = [];
  const codes: number[] = [];
  for (let i = 0; i < nSamples; i++) {
    const group = random.nextInt(nGroups);
    data.push(...centres[group].map((centre) => centre + random.nextGaussian()));
    codes.push(
      ...favourites[group].map((favourite, j) => {
        if (random.next() < missing) return -1;
        return random.next() < 0.6 ? favourite : random.nextInt(nCategories[j]);
      }),
    );
  }
  return {
    numbers: { data: Float64Array.from(data), nSamples, nFeatures: 2 },
    categories: { codes: Int32Array.from(codes), nSamples, nCategories },
  };
}

/** Rows from plain lists. */
export function mixed(
  numbers: readonly (readonly number[])[],
  codes: readonly (readonly number[])[],
  nCategories: readonly number[],
): MixedRows {
  return {
    numbers: {
      data: Float64Array.from(numbers.flat()),
      nSamples: numbers.length,
      nFeatures: numbers[0]?.length ?? 0,
    },
    categories: {
      codes: Int32Array.from(codes.flat()),
      nSamples: codes.length,
      nCategories: Int32Array.from(nCategories),
    },
  };
}
