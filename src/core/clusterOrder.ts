/**
 * Where each cluster goes when `order[j]` becomes cluster `j`.
 *
 * @param order a permutation of 0 .. nClusters - 1
 * @param noun what the sentence calls the clusters
 * @returns new number of each cluster (nClusters)
 * @throws RangeError when `order` is no such permutation.
 */
export function placesOf(
  order: readonly number[],
  nClusters: number,
  noun = 'clusters',
): Int32Array {
  const places = new Int32Array(nClusters).fill(-1);
  order.forEach((cluster, place) => {
    places[cluster] = place;
  });
  if (order.length !== nClusters || places.includes(-1)) {
    throw new RangeError(
      `the order ${order.join(', ')} does not name each of the ${nClusters} ${noun} once`,
    );
  }
  return places;
}

/** Puts runs of equal length, one a cluster, into another order: run `order[j]` becomes run `j`. */
export function reorderRuns<Numbers extends Float64Array | Int32Array>(
  values: Numbers,
  order: readonly number[],
): Numbers {
  const length = values.length / order.length;
  const reordered = values.slice() as Numbers;
  order.forEach((run, place) => {
    reordered.set(values.subarray(run * length, (run + 1) * length), place * length);
  });
  return reordered;
}
