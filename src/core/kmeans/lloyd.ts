import { assignMoved } from './assignMoved.ts';
import { forgetRow } from './bounds.ts';
import {
  glance,
  type Descent,
  type Guidance,
  type Limits,
  type Standing,
  type WeightedRows,
} from './descent.ts';
import { squaredDistanceTo } from './distance.ts';
import { startState, type State } from './state.ts';
import { moveRow, sumUp, writeMeans } from './sums.ts';

/**
 * Lloyd's algorithm (1982) from given centroids, with distance bounds: the steps of the plain loop, most
 * distances saved. A cluster that loses all its rows takes the row that lies farthest from its own centroid.
 * Checks nothing.
 *
 * @param start nClusters x nFeatures, row-major; not changed
 */
export function lloyd(
  rows: WeightedRows,
  start: Float64Array,
  limits: Limits,
  { givesUp = () => false }: Guidance = {},
): Descent {
  const state = startState(rows, start);
  let nIter = 0;
  let isAtRest = false;
  let converged = false;
  while (nIter < limits.maxIter && !converged) {
    nIter++;
    const { moved, changed } = step(rows, state);
    isAtRest = changed === 0;
    converged = isAtRest || moved <= limits.tolerance;
    if (!converged && nIter % glance === 0 && givesUp(standingOf(rows, state))) break;
  }
  if (isAtRest) {
    // Running sums gather rounding; the last means are taken from whole ones.
    sumUp(rows, state.labels, state.sums);
    step(rows, state);
  }
  const { centroids, labels } = state;
  return { centroids, labels, inertia: inertiaOf(rows, centroids, labels), nIter, converged };
}

/** Moves every centroid to the mean of its rows, and every row to its nearest centroid. */
function step(
  rows: WeightedRows,
  { centroids, labels, bounds, sums }: State,
): { moved: number; changed: number } {
  const { x, weights } = rows;
  fillEmptyClusters(rows, { centroids, labels, bounds, sums });
  const moved = writeMeans(sums, centroids, bounds.shifts);
  const changed = assignMoved(x, centroids, labels, bounds, weights === null ? sums : null);
  if (weights !== null) sumUp(rows, labels, sums);
  return { moved, changed };
}

function fillEmptyClusters(
  { x, weights }: WeightedRows,
  { centroids, labels, bounds, sums }: State,
): void {
  for (let j = 0; j < sums.counts.length; j++) {
    if (sums.counts[j] > 0) continue;
    const row = farthestRow(x, centroids, labels, sums.counts);
    if (row < 0) return;
    moveRow(x, row, weights?.[row] ?? 1, labels[row], j, sums);
    labels[row] = j;
    forgetRow(bounds, row);
  }
}

/** The row farthest from its own centroid, out of clusters that keep another one; -1 if all lie on theirs. */
function farthestRow(
  x: WeightedRows['x'],
  centroids: Float64Array,
  labels: Int32Array,
  counts: Int32Array,
): number {
  let farthest = -1;
  let most = 0;
  for (let i = 0; i < x.nSamples; i++) {
    if (counts[labels[i]] < 2) continue;
    const square = squaredDistanceTo(x, i, centroids, labels[i]);
    if (square <= most) continue;
    most = square;
    farthest = i;
  }
  return farthest;
}

function standingOf(rows: WeightedRows, { centroids, labels, sums }: State): Standing {
  const means = centroids.slice();
  writeMeans(sums, means, new Float64Array(sums.counts.length));
  return { centroids, inertia: inertiaOf(rows, means, labels) };
}

function inertiaOf(
  { x, weights }: WeightedRows,
  centroids: Float64Array,
  labels: Int32Array,
): number {
  let inertia = 0;
  for (let i = 0; i < x.nSamples; i++) {
    inertia += squaredDistanceTo(x, i, centroids, labels[i]) * (weights?.[i] ?? 1);
  }
  return inertia;
}
