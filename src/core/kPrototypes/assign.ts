import { dissimilarity } from './dissimilarity.ts';
import type { PrototypeAssignment } from './fit.ts';
import type { KPrototypesModel, MixedRows } from './model.ts';
import { checkMixedShape } from './rows.ts';

/**
 * Finds the nearest prototype of each row. A category that the fit has not met, and a missing one, differs from
 * every prototype's. Of two prototypes that are exactly as near the lexicographically smaller one wins, numbers
 * before categories, so the order of the prototypes cannot matter.
 *
 * @param rows prepared as the rows of the fit were; codes may lie outside 0 .. nCategories - 1
 * @throws RangeError on missing or infinite numbers, and when rows and model differ in their numbers of columns.
 */
export function assignPrototypes(model: KPrototypesModel, rows: MixedRows): PrototypeAssignment {
  checkMixedShape(rows);
  checkColumns(model, rows);
  const { centroids, modes, gamma } = model;
  const prototypes = { means: centroids.data, modes };
  const { nSamples } = rows.numbers;
  const labels = new Int32Array(nSamples);
  const dissimilarities = new Float64Array(nSamples);
  for (let i = 0; i < nSamples; i++) {
    let nearest = 0;
    let least = Infinity;
    for (let j = 0; j < centroids.nSamples; j++) {
      const apart = dissimilarity(rows, i, prototypes, j, gamma);
      if (apart < least || (apart === least && comparePrototypes(model, j, nearest) < 0)) {
        nearest = j;
        least = apart;
      }
    }
    labels[i] = nearest;
    dissimilarities[i] = least;
  }
  return { labels, dissimilarities };
}

/** Negative where prototype i stands before prototype j in lexicographic order, numbers before categories. */
export function comparePrototypes(
  { centroids, modes }: Pick<KPrototypesModel, 'centroids' | 'modes'>,
  i: number,
  j: number,
): number {
  return (
    compareRuns(centroids.data, centroids.nFeatures, i, j) ||
    compareRuns(modes, modes.length / centroids.nSamples, i, j)
  );
}

function compareRuns(
  values: Float64Array | Int32Array,
  length: number,
  i: number,
  j: number,
): number {
  for (let f = 0; f < length; f++) {
    const difference = values[i * length + f] - values[j * length + f];
    if (difference !== 0) return difference;
  }
  return 0;
}

function checkColumns({ centroids, modes }: KPrototypesModel, rows: MixedRows): void {
  const nColumns = modes.length / centroids.nSamples;
  const { nFeatures } = rows.numbers;
  const given = rows.categories.nCategories.length;
  if (centroids.nFeatures === nFeatures && nColumns === given) return;
  throw new RangeError(
    `the rows have ${nFeatures} numbers and ${given} categories, the prototypes ${centroids.nFeatures} and ${nColumns}; they must be the same`,
  );
}
