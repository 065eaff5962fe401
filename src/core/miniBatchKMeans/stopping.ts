/** Says of each mini-batch's mean inertia whether it was the last that is needed. */
export type IsSettled = (inertia: number) => boolean;

/**
 * Watches the inertia of the mini-batches, smoothed as scikit-learn does: exponentially, with a memory of about half
 * the rows.
 *
 * @param batchShare rows of a mini-batch as a share of all rows
 * @param maxNoImprovement mini-batches in a row that may pass without a new lowest value
 */
export function watchInertia(batchShare: number, maxNoImprovement: number): IsSettled {
  const pull = Math.min(1, 2 * batchShare);
  let smoothed: number | null = null;
  let lowest = Infinity;
  let nWithout = 0;
  return (inertia) => {
    smoothed = smoothed === null ? inertia : smoothed * (1 - pull) + inertia * pull;
    nWithout = smoothed < lowest ? 0 : nWithout + 1;
    lowest = Math.min(lowest, smoothed);
    return nWithout >= maxNoImprovement;
  };
}
