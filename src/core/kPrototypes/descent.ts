import { dissimilarity, type Prototypes } from './dissimilarity.ts';
import type { WeightedMixedRows } from './rows.ts';
import { updatePrototypes } from './update.ts';

/** Where a restart ended. */
export interface PrototypeDescent {
  readonly prototypes: Prototypes;
  /** Weighted sum of the dissimilarities at the last assignment. */
  readonly cost: number;
  readonly nIter: number;
  /** Whether the last assignment moved no row. */
  readonly converged: boolean;
}

/**
 * Assigns all rows, moves all prototypes, and again until no row changes its cluster (Huang, 1998, with the
 * prototypes moved once a pass). A row stays where it is unless another prototype is nearer, so each pass that
 * moves a row lowers the cost. Checks nothing.
 *
 * @param prototypes where to begin; they are moved
 */
export function descend(
  rows: WeightedMixedRows,
  prototypes: Prototypes,
  nClusters: number,
  gamma: number,
  maxIter: number,
): PrototypeDescent {
  const { nSamples } = rows.numbers;
  const labels = new Int32Array(nSamples);
  const apart = new Float64Array(nSamples);
  let cost = Infinity;
  let nIter = 0;
  let converged = false;
  while (nIter < maxIter && !converged) {
    nIter++;
    const nMoved = reassign(rows, prototypes, nClusters, gamma, labels, apart);
    cost = weightedSum(apart, rows.weights);
    const nFilled = fillEmpty(labels, apart, nClusters);
    converged = nIter > 1 && nMoved + nFilled === 0;
    if (!converged) updatePrototypes(rows, labels, nClusters, prototypes);
  }
  return { prototypes, cost, nIter, converged };
}

/** @returns how many rows changed their cluster */
function reassign(
  rows: WeightedMixedRows,
  prototypes: Prototypes,
  nClusters: number,
  gamma: number,
  labels: Int32Array,
  apart: Float64Array,
): number {
  let nMoved = 0;
  for (let i = 0; i < labels.length; i++) {
    const before = labels[i];
    let nearest = before;
    let least = dissimilarity(rows, i, prototypes, before, gamma);
    for (let j = 0; j < nClusters; j++) {
      if (j === before) continue;
      const other = dissimilarity(rows, i, prototypes, j, gamma, least);
      if (other >= least) continue;
      nearest = j;
      least = other;
    }
    if (nearest !== before) nMoved++;
    labels[i] = nearest;
    apart[i] = least;
  }
  return nMoved;
}

/**
 * Gives each cluster without rows the row that is most unlike its prototype, as long as there is one.
 *
 * @returns how many clusters got one
 */
function fillEmpty(labels: Int32Array, apart: Float64Array, nClusters: number): number {
  const sizes = new Int32Array(nClusters);
  for (const label of labels) sizes[label]++;
  let nFilled = 0;
  for (let j = 0; j < nClusters; j++) {
    if (sizes[j] > 0) continue;
    const row = mostApart(labels, apart, sizes);
    if (row < 0) break;
    sizes[labels[row]]--;
    sizes[j]++;
    labels[row] = j;
    apart[row] = 0;
    nFilled++;
  }
  return nFilled;
}

/** The first of equals; -1 where every row is its prototype or alone. */
function mostApart(labels: Int32Array, apart: Float64Array, sizes: Int32Array): number {
  let best = -1;
  for (let i = 0; i < apart.length; i++) {
    if (apart[i] > (best < 0 ? 0 : apart[best]) && sizes[labels[i]] > 1) best = i;
  }
  return best;
}

function weightedSum(values: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * (weights === null ? 1 : weights[i]);
  return sum;
}
