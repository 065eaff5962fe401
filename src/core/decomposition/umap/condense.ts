import type { Matrix } from '../../matrix.ts';
import { createRandom, splitSeed } from '../../random/index.ts';
import type { UmapModel } from './model.ts';
import { projectionLeaves } from './projectionTrees.ts';

/**
 * A smaller model that holds no row of its training data: rows close to each other on the map are replaced by their
 * mean, wherever at least `rowsEach` lie together; the others are left out. New rows find their place a little less
 * exactly.
 *
 * @param rowsEach rows that are joined at least, and fewer than twice as many at most; >= 2
 * @throws RangeError when it is not such a number, or when there are fewer training rows.
 */
export function condenseUmap(model: UmapModel, rowsEach: number): UmapModel {
  const { x, embedding, settings } = model;
  if (!Number.isInteger(rowsEach) || rowsEach < 2 || rowsEach > x.nSamples) {
    throw new RangeError(
      `rowsEach is ${rowsEach}; it must be a whole number from 2 to the ${x.nSamples} rows of the map`,
    );
  }
  const random = createRandom(splitSeed(settings.seed, 4));
  const leaves = projectionLeaves(embedding, 2 * rowsEach - 1, random);
  const joined = leaves.filter((rows) => rows.length >= rowsEach);
  return { ...model, x: meansOf(x, joined), embedding: meansOf(embedding, joined) };
}

function meansOf({ data, nFeatures }: Matrix, groups: readonly Int32Array[]): Matrix {
  const means = new Float64Array(groups.length * nFeatures);
  groups.forEach((rows, g) => {
    for (const row of rows) {
      for (let f = 0; f < nFeatures; f++) {
        means[g * nFeatures + f] += data[row * nFeatures + f] / rows.length;
      }
    }
  });
  return { data: means, nSamples: groups.length, nFeatures };
}
