import type { Matrix } from '../matrix.ts';
import { disperse, type Dispersion } from './dispersion.ts';

/**
 * Davies-Bouldin index (1979): how much each cluster overlaps the one it is most like; lower is better,
 * 0 the least.
 *
 * @param labels cluster of each row (nSamples), each >= 0
 * @throws RangeError on missing or infinite values, and unless there are 2 to nSamples - 1 clusters.
 */
export function daviesBouldin(x: Matrix, labels: Int32Array): number {
  return daviesBouldinOf(disperse(x, labels));
}

/** The same from clusters that are measured already. */
export function daviesBouldinOf({ counts, centres, distances }: Dispersion): number {
  const spreads = distances.map((sum, j) => sum / counts[j]);
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    let worst = 0;
    for (let j = 0; j < counts.length; j++) {
      const gap = Math.sqrt(squaredGap(centres, i, j));
      if (j !== i && gap > 0) worst = Math.max(worst, (spreads[i] + spreads[j]) / gap);
    }
    total += worst;
  }
  return total / counts.length;
}

function squaredGap({ data, nFeatures }: Matrix, i: number, j: number): number {
  let square = 0;
  for (let f = 0; f < nFeatures; f++) {
    square += (data[i * nFeatures + f] - data[j * nFeatures + f]) ** 2;
  }
  return square;
}
