import type { OnProgress } from '../executor.ts';
import type { Matrix } from '../matrix.ts';
import {
  anyPlace,
  createPool,
  nearestInPool,
  putIntoPool,
  rebuildPool,
  takeFromPool,
  wardSquare,
  type Place,
} from './pool.ts';

/** Merges in the order they were found, each named by one leaf of either side. */
export interface Merges {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly heights: Float64Array;
}

/** Share of its clusters below which the boxes of the pool are drawn anew: they never shrink by themselves. */
const staleShare = 0.9;

/** How often progress is told in all. */
const nReports = 100;

/**
 * Every merge of Ward's method by the nearest-neighbour chain (Murtagh, 1983; Müllner, 2011), on centroids: from
 * each cluster to its nearest one, until two are nearest to each other and merge. Needs about 1.5 n² distances
 * and no table of them. Clusters on the chain wait outside the pool of the others: being farther apart than what
 * follows them, none of them but the last can be nearest. Checks nothing.
 */
export function chainMerges(
  points: Matrix,
  weights: Float64Array,
  onProgress?: OnProgress,
): Merges {
  const nMerges = points.nSamples - 1;
  const left = new Int32Array(nMerges);
  const right = new Int32Array(nMerges);
  const heights = new Float64Array(nMerges);
  let pool = createPool(points, weights);
  let builtSize = pool.size;
  const chain: Place[] = [];
  const step = Math.max(1, Math.ceil(nMerges / nReports));
  let done = 0;
  while (done < nMerges) {
    if (chain.length === 0) {
      if (pool.size < builtSize * staleShare) {
        pool = rebuildPool(pool);
        builtSize = pool.size;
      }
      chain.push(takeFromPool(pool, anyPlace(pool)));
    }
    const tip = chain[chain.length - 1];
    const before = chain.at(-2);
    const toBefore = before === undefined ? Infinity : wardSquare(tip, before);
    const next = nearestInPool(pool, tip, toBefore);
    if (next >= 0) {
      chain.push(takeFromPool(pool, next));
      continue;
    }
    if (before === undefined) throw new Error('the chain found no neighbour');
    chain.length -= 2;
    left[done] = before.leaf;
    right[done] = tip.leaf;
    // Rounding must not put a merge below one that it contains.
    heights[done] = Math.max(Math.sqrt(toBefore), before.height, tip.height);
    const weight = before.weight + tip.weight;
    const share = tip.weight / weight;
    putIntoPool(pool, {
      centre: before.centre.map((value, f) => value + (tip.centre[f] - value) * share),
      weight,
      leaf: Math.min(before.leaf, tip.leaf),
      height: heights[done],
      block: before.block,
    });
    done++;
    if (done % step === 0 || done === nMerges) onProgress?.(done, nMerges);
  }
  return { left, right, heights };
}
