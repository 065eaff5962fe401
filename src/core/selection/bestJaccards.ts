/**
 * How well each cluster is found again in another clustering of the same rows: the Jaccard coefficient
 * (rows in both over rows in either; Jaccard, 1901) with the cluster that it shares most with.
 *
 * @param labels cluster of each row (nSamples); rows of -1 belong to none
 * @param nClusters one more than the largest label when not given
 * @param others cluster of each row in the other clustering (nSamples); -1 likewise
 * @returns 0 .. 1 for each cluster (nClusters); NaN for one without rows
 * @throws RangeError when the two differ in length.
 */
export function bestJaccards(
  labels: Int32Array,
  others: Int32Array,
  nClusters = largest(labels) + 1,
): Float64Array {
  if (labels.length !== others.length) {
    throw new RangeError(
      `the labelings have ${labels.length} and ${others.length} rows; they must be as long`,
    );
  }
  const nOthers = largest(others) + 1;
  const shared = new Int32Array(nClusters * nOthers);
  const sizes = new Int32Array(nClusters);
  const otherSizes = new Int32Array(nOthers);
  for (let i = 0; i < labels.length; i++) {
    const [own, other] = [labels[i], others[i]];
    if (own >= 0) sizes[own]++;
    if (other >= 0) otherSizes[other]++;
    if (own >= 0 && other >= 0) shared[own * nOthers + other]++;
  }
  return Float64Array.from(sizes, (size, own) => {
    if (size === 0) return NaN;
    let best = 0;
    for (let other = 0; other < nOthers; other++) {
      const both = shared[own * nOthers + other];
      if (both > 0) best = Math.max(best, both / (size + otherSizes[other] - both));
    }
    return best;
  });
}

function largest(labels: Int32Array): number {
  return labels.reduce((most, label) => Math.max(most, label), -1);
}
