import {
  createRandom,
  mostLikely,
  splitSeed,
  type Executor,
  type ForestModel,
  type Matrix,
} from '../../core/index.ts';

/** Shuffles of each column. So many rows tell more than further shuffles of them would. */
export const nRepeats = 3;

/**
 * Accuracy lost when a column is shuffled (Breiman, 2001), on the executor's threads: the means of core's
 * `permutationImportances`, to the bit.
 *
 * @param x nSamples x nFeatures
 * @param truth class of each row (nSamples)
 * @param accuracy share of the rows that the forest tells as they are
 * @returns nFeatures
 */
export async function permutationLosses(
  model: ForestModel,
  x: Matrix,
  truth: Int32Array,
  accuracy: number,
  seed: number,
  executor: Executor,
): Promise<Float64Array> {
  const losses = new Float64Array(x.nFeatures);
  for (let f = 0; f < x.nFeatures; f++) {
    const { data } = await executor.forestProbabilities(model, shuffledCopies(x, f, seed));
    const said = mostLikely(data, model.nClasses);
    let total = 0;
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      total += accuracy - shareRight(truth, said.subarray(repeat * x.nSamples));
    }
    losses[f] = total / nRepeats;
  }
  return losses;
}

/** @param said one for each of `truth`, or more */
export function shareRight(truth: Int32Array, said: Int32Array): number {
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (said[i] === truth[i]) right++;
  return right / truth.length;
}

/** The rows once for each repeat, one column shuffled (Fisher and Yates, 1938). */
function shuffledCopies(
  { data, nSamples, nFeatures }: Matrix,
  feature: number,
  seed: number,
): Matrix {
  const copies = new Float64Array(nRepeats * data.length);
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const copy = copies.subarray(repeat * data.length, (repeat + 1) * data.length);
    copy.set(data);
    const random = createRandom(splitSeed(seed, feature, repeat));
    for (let i = nSamples - 1; i > 0; i--) {
      const here = i * nFeatures + feature;
      const there = random.nextInt(i + 1) * nFeatures + feature;
      const moved = copy[here];
      copy[here] = copy[there];
      copy[there] = moved;
    }
  }
  return { data: copies, nSamples: nRepeats * nSamples, nFeatures };
}
