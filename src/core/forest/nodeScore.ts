/**
 * What the rows of a node make of the Gini impurity (Breiman, Friedman, Olshen and Stone, 1984).
 *
 * With w_c rows of class c on one side, that side is worth (sum of w_c^2) / (sum of w_c); the split with
 * the largest total over both sides leaves the least impurity. Counts are whole numbers, so that the sums
 * are exact and no order of rows can change a tree.
 */
export interface NodeScore {
  /** Rows of each class in the node (nClasses), as often as drawn. */
  readonly totals: Int32Array;
  readonly draws: number;
  /** Worth of the node unsplit. */
  readonly worth: number;
}

/** Worth of one side from its class counts. */
export function worthOf(counts: Int32Array, weights: Float64Array | null): number {
  let squares = 0;
  let sum = 0;
  for (let c = 0; c < counts.length; c++) {
    const weighted = weights === null ? counts[c] : counts[c] * weights[c];
    squares += weighted * weighted;
    sum += weighted;
  }
  return squares / sum;
}

/** Worth of the rest of a node, given what lies left of the split. */
export function worthOfRest(
  totals: Int32Array,
  left: Int32Array,
  weights: Float64Array | null,
): number {
  let squares = 0;
  let sum = 0;
  for (let c = 0; c < totals.length; c++) {
    const rest = totals[c] - left[c];
    const weighted = weights === null ? rest : rest * weights[c];
    squares += weighted * weighted;
    sum += weighted;
  }
  return squares / sum;
}
