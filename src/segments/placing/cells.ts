import type { HdbscanFile, WardFile } from '../../contract/index.ts';
import { cellOf, matrixFromRows, powerTo, type PowerCells } from '../../core/index.ts';
import { squareTo } from './nearestTwo.ts';
import type { Placer } from './placer.ts';

/** The cells of a model. */
export function cellsOf({
  representatives,
  offsets,
  clusters,
}: WardFile | HdbscanFile): PowerCells {
  return {
    centres: matrixFromRows(representatives),
    offsets: Float64Array.from(offsets),
    clusters: Int32Array.from(clusters),
  };
}

/**
 * Places each row with the cluster of its cell, as core's {@link cellOf} does.
 *
 * @param memberships how firmly the rows of each cell belong to its cluster, where rows may belong to none; null where
 * every row belongs to one
 */
export function cellPlacer(
  cells: PowerCells,
  centroids: Placer['centroids'],
  memberships: readonly number[] | null,
): Placer {
  const { centres, offsets, clusters } = cells;
  const { data, nFeatures } = centres;
  const isOpen = memberships !== null;
  /** The cell with the least power among those of one cluster, or of all others. */
  const leastOf = (cluster: number, own: boolean, x: Float64Array, start: number): number => {
    let [best, least] = [-1, Infinity];
    for (let cell = 0; cell < clusters.length; cell++) {
      if ((clusters[cell] === cluster) !== own) continue;
      const power = powerTo(cells, cell, x, start);
      if (power < least) [best, least] = [cell, power];
    }
    return best;
  };
  const between = (own: number, next: number, x: Float64Array, start: number) =>
    [leastOf(own, true, x, start), leastOf(next, true, x, start)] as const;
  return {
    centroids,
    hasProbabilities: isOpen,
    place: (x, start, found) => {
      const cell = cellOf(cells, isOpen, x, start);
      const own = cell < 0 ? -1 : clusters[cell];
      const other = cell < 0 ? -1 : leastOf(own, false, x, start);
      const next = other < 0 ? -1 : clusters[other];
      found.isNoise = cell < 0;
      found.nearest = own;
      found.square = own < 0 ? Infinity : squareTo(centroids, own, x, start);
      found.next = next;
      found.nextSquare = next < 0 ? Infinity : squareTo(centroids, next, x, start);
      found.probability = cell < 0 ? NaN : (memberships?.[cell] ?? NaN);
    },
    probabilities: (x, start, into) => {
      if (memberships === null) return;
      into.fill(0);
      const cell = cellOf(cells, isOpen, x, start);
      if (cell >= 0) into[clusters[cell]] = memberships[cell];
    },
    weigh: (x, start, own, next, parts) => {
      const [a, b] = between(own, next, x, start);
      for (let f = 0; f < nFeatures; f++) {
        const ownCentre = data[a * nFeatures + f];
        const nextCentre = data[b * nFeatures + f];
        const value = x[start + f];
        parts[f] = (ownCentre - nextCentre) * (value - nextCentre + (value - ownCentre));
      }
      return offsets[a] - offsets[b];
    },
    slope: (x, own, next, into) => {
      const [a, b] = between(own, next, x, 0);
      for (let f = 0; f < nFeatures; f++) {
        into[f] = 2 * (data[a * nFeatures + f] - data[b * nFeatures + f]);
      }
    },
  };
}
