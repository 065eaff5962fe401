/**
 * How much of the decrease of impurity each feature's splits brought (Breiman, 2001): the mean over the
 * trees of each tree's shares, as scikit-learn's `feature_importances_`. It favours features with many
 * different values; the permutation importances do not.
 *
 * @param gains of each tree (nFeatures)
 * @returns nFeatures shares, summing to 1; all 0 where no tree has a split
 */
export function impurityImportances(
  gains: readonly Float64Array[],
  nFeatures: number,
): Float64Array {
  const shares = new Float64Array(nFeatures);
  for (const ofTree of gains) {
    const total = sum(ofTree);
    if (total > 0) ofTree.forEach((gain, f) => (shares[f] += gain / total));
  }
  const total = sum(shares);
  return total > 0 ? shares.map((share) => share / total) : shares;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
