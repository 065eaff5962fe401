import type { Matrix } from '../matrix.ts';
import { squareUpTo } from '../neighbours/index.ts';

/** A cluster on its own. */
export interface Place {
  readonly centre: Float64Array;
  readonly weight: number;
  /** The smallest of its leaves. */
  readonly leaf: number;
  /** Height of the merge that made it; 0 for a leaf. */
  readonly height: number;
}

/** Clusters side by side, so that all can be measured in one run through memory; the first `size` count. */
export interface Pool {
  size: number;
  readonly nFeatures: number;
  readonly centres: Float64Array;
  readonly weights: Float64Array;
  readonly leaves: Int32Array;
  readonly heights: Float64Array;
}

/** A pool of single leaves. */
export function createPool({ data, nSamples, nFeatures }: Matrix, weights: Float64Array): Pool {
  return {
    size: nSamples,
    nFeatures,
    centres: data.slice(),
    weights: weights.slice(),
    leaves: Int32Array.from({ length: nSamples }, (_, i) => i),
    heights: new Float64Array(nSamples),
  };
}

/** Takes a cluster out; the last one moves into its place. */
export function takeFromPool(pool: Pool, place: number): Place {
  const { nFeatures, centres, weights, leaves, heights } = pool;
  const from = place * nFeatures;
  const taken = {
    centre: centres.slice(from, from + nFeatures),
    weight: weights[place],
    leaf: leaves[place],
    height: heights[place],
  };
  pool.size--;
  centres.copyWithin(from, pool.size * nFeatures, (pool.size + 1) * nFeatures);
  weights[place] = weights[pool.size];
  leaves[place] = leaves[pool.size];
  heights[place] = heights[pool.size];
  return taken;
}

/** Twice the sum of squares that merging two clusters would add. */
export function wardSquare(a: Place, b: Place): number {
  const square = squareUpTo(a.centre, 0, b.centre, 0, a.centre.length, Infinity);
  return square * massOf(a.weight, b.weight);
}

/**
 * Finds the cluster whose merge with `tip` would add least; of equals, that with the smallest leaf.
 *
 * @param limit what it must stay below
 * @returns its place in the pool; -1 where all reach the limit
 */
export function nearestInPool(pool: Pool, tip: Place, limit: number): number {
  const { size, nFeatures, centres, weights, leaves } = pool;
  const { centre, weight } = tip;
  let nearest = -1;
  let least = limit;
  for (let place = 0; place < size; place++) {
    const mass = massOf(weight, weights[place]);
    const enough = (least / mass) * justAbove;
    const square = squareUpTo(centre, 0, centres, place * nFeatures, nFeatures, enough) * mass;
    if (square > least) continue;
    if (square < least || (nearest >= 0 && leaves[place] < leaves[nearest])) {
      nearest = place;
      least = square;
    }
  }
  return nearest;
}

/** Keeps rounding from cutting short the distance that decides. */
const justAbove = 1.000001;

function massOf(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}
