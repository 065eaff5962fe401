/** The nearest and the second nearest centroid of each row. */
export interface Nearest {
  readonly labels: Int32Array;
  /** Squared distance to the nearest. */
  readonly first: Float64Array;
  /** Squared distance to the second nearest. */
  readonly second: Float64Array;
}

/** @param squares squared distance of each row to each centroid (nClusters x nSamples) */
export function nearestOf(squares: ArrayLike<number>, nClusters: number): Nearest {
  const nSamples = squares.length / nClusters;
  const labels = new Int32Array(nSamples);
  const first = new Float64Array(nSamples).fill(Infinity);
  const second = new Float64Array(nSamples).fill(Infinity);
  for (let j = 0, p = 0; j < nClusters; j++) {
    for (let i = 0; i < nSamples; i++, p++) {
      const square = squares[p];
      if (square < first[i]) {
        second[i] = first[i];
        first[i] = square;
        labels[i] = j;
      } else if (square < second[i]) {
        second[i] = square;
      }
    }
  }
  return { labels, first, second };
}
