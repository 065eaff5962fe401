/** How far a fit got, as its warnings need to know it. */
export interface FitEnd {
  readonly converged: boolean;
  /** Rows of each cluster (nClusters). */
  readonly clusterSizes: Int32Array;
  /** What it was allowed, with its unit: "300 iterations". */
  readonly allowed: string;
}

/**
 * What is to be said of a fit that did not settle, or that left clusters without rows.
 *
 * @param method its name as a sentence begins with it
 */
export function fitWarnings(
  method: string,
  { converged, clusterSizes, allowed }: FitEnd,
): string[] {
  const subject = `${method} with ${clusterSizes.length} clusters`;
  const empty = clusterSizes.filter((size) => size === 0).length;
  return [
    ...(converged ? [] : [`${subject} did not settle within ${allowed}; raise maxIter.`]),
    ...(empty === 0 ? [] : [`${subject} left ${empty} of them without rows; ask for fewer.`]),
  ];
}
