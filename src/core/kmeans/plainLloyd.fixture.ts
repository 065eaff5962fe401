import type { Descent, Limits, WeightedRows } from './descent.ts';
import { squaredDistanceTo } from './distance.ts';

/** The slow twin of `lloyd`: every distance computed, every mean taken from whole sums. */
export function plainLloyd(rows: WeightedRows, start: Float64Array, limits: Limits): Descent {
  const { x, weights } = rows;
  const centroids = start.slice();
  let labels = nearestOf(rows, centroids);
  let nIter = 0;
  let converged = false;
  while (nIter < limits.maxIter && !converged) {
    nIter++;
    const filled = fillEmpty(rows, centroids, labels);
    const moved = writeMeans(rows, centroids, filled);
    const next = nearestOf(rows, centroids);
    converged = moved <= limits.tolerance || next.every((label, i) => label === filled[i]);
    labels = next;
  }
  let inertia = 0;
  labels.forEach((label, i) => {
    inertia += squaredDistanceTo(x, i, centroids, label) * (weights?.[i] ?? 1);
  });
  return { centroids, labels, inertia, nIter, converged };
}

function nearestOf({ x }: WeightedRows, centroids: Float64Array): Int32Array {
  const nClusters = centroids.length / x.nFeatures;
  return Int32Array.from({ length: x.nSamples }, (_, i) => {
    const squares = Array.from({ length: nClusters }, (_, j) =>
      squaredDistanceTo(x, i, centroids, j),
    );
    return squares.indexOf(Math.min(...squares));
  });
}

/** Labels in which each empty cluster has the row farthest from its own centroid. */
function fillEmpty({ x }: WeightedRows, centroids: Float64Array, labels: Int32Array): Int32Array {
  const filled = labels.slice();
  for (let j = 0; j < centroids.length / x.nFeatures; j++) {
    if (filled.includes(j)) continue;
    let farthest = -1;
    let most = 0;
    filled.forEach((label, i) => {
      const square = squaredDistanceTo(x, i, centroids, label);
      if (square <= most || filled.filter((other) => other === label).length < 2) return;
      most = square;
      farthest = i;
    });
    if (farthest >= 0) filled[farthest] = j;
  }
  return filled;
}

function writeMeans(
  { x, weights }: WeightedRows,
  centroids: Float64Array,
  labels: Int32Array,
): number {
  let moved = 0;
  for (let j = 0; j < centroids.length / x.nFeatures; j++) {
    if (!labels.includes(j)) continue;
    for (let f = 0; f < x.nFeatures; f++) {
      let total = 0;
      let mass = 0;
      labels.forEach((label, i) => {
        if (label !== j) return;
        total += x.data[i * x.nFeatures + f] * (weights?.[i] ?? 1);
        mass += weights?.[i] ?? 1;
      });
      moved += (total / mass - centroids[j * x.nFeatures + f]) ** 2;
      centroids[j * x.nFeatures + f] = total / mass;
    }
  }
  return moved;
}
