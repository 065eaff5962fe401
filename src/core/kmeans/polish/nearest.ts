/** The nearest and the second nearest centroid of each row. */
export interface Nearest {
  readonly labels: Int32Array;
  /** Squared distance to the nearest. */
  readonly first: Float64Array;
  /** Squared distance to the second nearest. */
  readonly second: Float64Array;
}

/** @param distances of every row to every centroid (nSamples x nClusters) */
export function nearestOf(distances: Float64Array, nClusters: number): Nearest {
  const nSamples = distances.length / nClusters;
  const labels = new Int32Array(nSamples);
  const first = new Float64Array(nSamples);
  const second = new Float64Array(nSamples);
  for (let i = 0, m = 0; i < nSamples; i++) {
    let least = Infinity;
    let next = Infinity;
    for (let j = 0; j < nClusters; j++, m++) {
      const distance = distances[m];
      if (distance < least) {
        next = least;
        least = distance;
        labels[i] = j;
      } else if (distance < next) {
        next = distance;
      }
    }
    first[i] = least * least;
    second[i] = next * next;
  }
  return { labels, first, second };
}
