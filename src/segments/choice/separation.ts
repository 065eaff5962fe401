import { blocksOf, type Matrix, type Rows } from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';

type Centred = Pick<SegmentFit, 'labels' | 'clusterSizes' | 'nClusters' | 'centroids'>;

/**
 * The least separation of any two clusters (D of Ashman, Bird and Zepf, 1994): the distance of their centres
 * over the root mean square of their spreads along the line between them. Halves of an even cloud reach 3.5;
 * groups with empty space between them pass 5.
 *
 * @returns Infinity where clusters are points; null with fewer than 2 clusters
 */
export function leastSeparation(x: Rows, fit: Centred): number | null {
  const { nClusters } = fit;
  const lines = linesBetween(fit);
  const squares = squaresAlong(x, fit, lines);
  const spread = (cluster: number, other: number): number =>
    fit.clusterSizes[cluster] > 0
      ? squares[cluster * nClusters + other] / fit.clusterSizes[cluster]
      : 0;
  const separations = lines.flatMap(({ length }, line) => {
    const [a, b] = [Math.floor(line / nClusters), line % nClusters];
    if (a >= b) return [];
    const both = (spread(a, b) + spread(b, a)) / 2;
    return [both > 0 ? length / Math.sqrt(both) : Infinity];
  });
  return separations.length === 0 ? null : Math.min(...separations);
}

/** The way from one centre to another. */
interface Line {
  readonly length: number;
  /** Of length 1. */
  readonly direction: Float64Array;
}

/** From each centre to each, nClusters x nClusters; of a pair both go the same way. */
function linesBetween({ centroids, nClusters }: Centred): Line[] {
  return Array.from({ length: nClusters * nClusters }, (_, line) => {
    const [a, b] = [Math.floor(line / nClusters), line % nClusters].toSorted((p, q) => p - q);
    const from = centre(centroids, a);
    const way = centre(centroids, b).map((value, f) => value - from[f]);
    const length = Math.hypot(...way);
    return { length, direction: way.map((value) => value / length) };
  });
}

function centre({ data, nFeatures }: Matrix, row: number): Float64Array {
  return data.subarray(row * nFeatures, (row + 1) * nFeatures);
}

/** Sums of squares of the rows of a cluster about its centre, along each line from it. */
function squaresAlong(x: Rows, fit: Centred, lines: readonly Line[]): Float64Array {
  const { labels, nClusters, centroids } = fit;
  const squares = new Float64Array(nClusters * nClusters);
  const { nFeatures } = x;
  let row = 0;
  for (const { data, nSamples } of blocksOf(x)) {
    for (let i = 0; i < nSamples; i++, row++) {
      const own = labels[row];
      if (own < 0) continue;
      for (let other = 0; other < nClusters; other++) {
        if (other === own) continue;
        const { direction } = lines[own * nClusters + other];
        let along = 0;
        for (let f = 0; f < nFeatures; f++) {
          along += (data[i * nFeatures + f] - centroids.data[own * nFeatures + f]) * direction[f];
        }
        squares[own * nClusters + other] += along * along;
      }
    }
  }
  return squares;
}
