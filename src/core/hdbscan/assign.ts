import { checkMatrix } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
import { buildKdTree, createRadiusSearch } from '../neighbours/index.ts';
import { membership } from './membership.ts';
import type { HdbscanModel } from './model.ts';
import { createReach } from './reach.ts';

/** Where every row went. */
export interface HdbscanAssignment {
  /** Cluster of each row (nSamples); -1 for noise. */
  readonly labels: Int32Array;
  /** How firmly each belongs to it (nSamples), 0 to 1; 0 for noise. */
  readonly probabilities: Float64Array;
}

/**
 * Makes a model ready to assign rows, many at once or one by one.
 *
 * A row goes where the training row goes that it reaches first, its own core distance among the training rows
 * counted, if that is within the distance below which the cluster stands alone; otherwise it is noise. It belongs
 * no more firmly than that training row. A training row reaches itself first, so the answer for it is that of the
 * fit, to the bit.
 *
 * @returns what {@link assignHdbscan} does, for this model
 */
export function hdbscanAssigner(model: HdbscanModel): (x: Matrix) => HdbscanAssignment {
  const { rows, weights, coreDistances, rowLabels, rowProbabilities } = model;
  const tree = buildKdTree(rows);
  const squaredCore = createRadiusSearch(tree, weights, model.minSamples);
  const reach = createReach(tree, coreDistances);
  return (x) => {
    checkMatrix(x);
    if (x.nFeatures !== rows.nFeatures) {
      throw new RangeError(
        `the rows have ${x.nFeatures} features, the model ${rows.nFeatures}; they must be the same`,
      );
    }
    const labels = new Int32Array(x.nSamples).fill(-1);
    const probabilities = new Float64Array(x.nSamples);
    for (let i = 0, p = 0; i < x.nSamples; i++, p += x.nFeatures) {
      const { row, distance } = reach(x.data, p, Math.sqrt(squaredCore(x.data, p)));
      const label = rowLabels[row];
      if (label < 0 || distance > model.birthDistances[label]) continue;
      labels[i] = label;
      probabilities[i] = Math.min(
        membership(distance, model.deathDistances[label]),
        rowProbabilities[row],
      );
    }
    return { labels, probabilities };
  };
}

/**
 * Finds the cluster of each row, or noise: see {@link hdbscanAssigner}.
 *
 * @param x nSamples x nFeatures, prepared as the rows of the fit were
 * @throws RangeError on missing or infinite values, and when rows and model differ in their number of features.
 */
export function assignHdbscan(model: HdbscanModel, x: Matrix): HdbscanAssignment {
  return hdbscanAssigner(model)(x);
}
