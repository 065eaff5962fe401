import type { Categories, Matrix } from '../../core/index.ts';
import type { FeatureOrigin } from './algorithm.ts';

/** Features told apart into numbers and categories, and where each stands in the matrix. */
export interface MixedFeatures {
  /** nSamples x numbers */
  readonly numbers: Matrix;
  readonly categories: Categories;
  /** Features that are numbers. */
  readonly numberPlaces: readonly number[];
  /** Of each category, the features of its levels; the code is the place in it. */
  readonly levelPlaces: readonly (readonly number[])[];
  /** What stands for a level that a row has: the square root of gamma / 2, or 1 without levels. */
  readonly present: number;
}

/** A row that has none of a category's levels has the code -1. */
export function mixedFeatures(x: Matrix, features: readonly FeatureOrigin[]): MixedFeatures {
  const numberPlaces = features.flatMap(({ level }, f) => (level === null ? [f] : []));
  const byColumn = new Map<string, number[]>();
  features.forEach(({ column, level }, f) => {
    if (level === null) return;
    byColumn.set(column, [...(byColumn.get(column) ?? []), f]);
  });
  const levelPlaces = [...byColumn.values()];
  const { data, nSamples, nFeatures } = x;
  const numbers = new Float64Array(nSamples * numberPlaces.length);
  const codes = new Int32Array(nSamples * levelPlaces.length).fill(-1);
  let present = 0;
  for (let i = 0, n = 0, c = 0; i < nSamples; i++) {
    for (const f of numberPlaces) numbers[n++] = data[i * nFeatures + f];
    for (const places of levelPlaces) {
      const code = places.findIndex((f) => data[i * nFeatures + f] > 0);
      if (code >= 0) present = Math.max(present, data[i * nFeatures + places[code]]);
      codes[c++] = code;
    }
  }
  return {
    numbers: { data: numbers, nSamples, nFeatures: numberPlaces.length },
    categories: {
      codes,
      nSamples,
      nCategories: Int32Array.from(levelPlaces, ({ length }) => length),
    },
    numberPlaces,
    levelPlaces,
    present: present > 0 ? present : 1,
  };
}
