import type { Matrix } from '../matrix.ts';
import { buildKdTree, squareToBox, squareUpTo } from '../neighbours/index.ts';

/** Most clusters of a block. */
const blockSize = 16;

/** A cluster on its own. */
export interface Place {
  readonly centre: Float64Array;
  readonly weight: number;
  /** The smallest of its leaves. */
  readonly leaf: number;
  /** Height of the merge that made it; 0 for a leaf. */
  readonly height: number;
  /** Block of the pool it was taken from, where a place has been free since. */
  readonly block: number;
}

/** Clusters in blocks of near ones, each block in a box, so that most need not be measured one by one. */
export interface Pool {
  size: number;
  readonly nFeatures: number;
  /** Clusters of each block, which has room for `blockSize`. */
  readonly counts: Int32Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** Largest 1 / weight of each block. */
  readonly inverses: Float64Array;
  readonly centres: Float64Array;
  readonly weights: Float64Array;
  readonly leaves: Int32Array;
  readonly heights: Float64Array;
}

/** A pool of single leaves. */
export function createPool(points: Matrix, weights: Float64Array): Pool {
  const leaves = Int32Array.from(weights.keys());
  return fillPool(points, weights, leaves, new Float64Array(weights.length));
}

/** The same clusters in new blocks, which are smaller where many have left. */
export function rebuildPool({ size, nFeatures, counts, ...old }: Pool): Pool {
  const places = Int32Array.from(old.leaves.keys()).filter(
    (place) => place % blockSize < counts[Math.floor(place / blockSize)],
  );
  const data = new Float64Array(size * nFeatures);
  places.forEach((place, i) => {
    data.set(old.centres.subarray(place * nFeatures, (place + 1) * nFeatures), i * nFeatures);
  });
  return fillPool(
    { data, nSamples: size, nFeatures },
    Float64Array.from(places, (place) => old.weights[place]),
    places.map((place) => old.leaves[place]),
    Float64Array.from(places, (place) => old.heights[place]),
  );
}

function fillPool(
  points: Matrix,
  weights: Float64Array,
  leaves: Int32Array,
  heights: Float64Array,
): Pool {
  const { data, nSamples, nFeatures } = points;
  const nBlocks = Math.ceil(nSamples / blockSize);
  const room = nBlocks * blockSize;
  const pool: Pool = {
    size: 0,
    nFeatures,
    counts: new Int32Array(nBlocks),
    lows: new Float64Array(nBlocks * nFeatures).fill(Infinity),
    highs: new Float64Array(nBlocks * nFeatures).fill(-Infinity),
    inverses: new Float64Array(nBlocks),
    centres: new Float64Array(room * nFeatures),
    weights: new Float64Array(room),
    leaves: new Int32Array(room),
    heights: new Float64Array(room),
  };
  buildKdTree(points).rowAt.forEach((row, i) => {
    putIntoPool(pool, {
      centre: data.subarray(row * nFeatures, (row + 1) * nFeatures),
      weight: weights[row],
      leaf: leaves[row],
      height: heights[row],
      block: Math.floor(i / blockSize),
    });
  });
  return pool;
}

/** Puts a cluster into its block, which must have room. */
export function putIntoPool(pool: Pool, { centre, weight, leaf, height, block }: Place): void {
  const { nFeatures, counts, lows, highs } = pool;
  const place = block * blockSize + counts[block]++;
  pool.size++;
  pool.centres.set(centre, place * nFeatures);
  pool.weights[place] = weight;
  pool.leaves[place] = leaf;
  pool.heights[place] = height;
  pool.inverses[block] = Math.max(pool.inverses[block], 1 / weight);
  for (let f = 0, box = block * nFeatures; f < nFeatures; f++, box++) {
    if (centre[f] < lows[box]) lows[box] = centre[f];
    if (centre[f] > highs[box]) highs[box] = centre[f];
  }
}

/** Takes a cluster out; the last one of its block moves into its place. */
export function takeFromPool(pool: Pool, place: number): Place {
  const { nFeatures, counts, centres, weights, leaves, heights } = pool;
  const block = Math.floor(place / blockSize);
  const from = place * nFeatures;
  const taken = {
    centre: centres.slice(from, from + nFeatures),
    weight: weights[place],
    leaf: leaves[place],
    height: heights[place],
    block,
  };
  pool.size--;
  const last = block * blockSize + --counts[block];
  centres.copyWithin(from, last * nFeatures, (last + 1) * nFeatures);
  weights[place] = weights[last];
  leaves[place] = leaves[last];
  heights[place] = heights[last];
  return taken;
}

/** A place that is taken. */
export function anyPlace({ counts }: Pool): number {
  return counts.findIndex((count) => count > 0) * blockSize;
}

/** Twice the sum of squares that merging two clusters would add. */
export function wardSquare(a: Place, b: Place): number {
  const square = squareUpTo(a.centre, 0, b.centre, 0, a.centre.length, Infinity);
  return square * massOf(a.weight, b.weight);
}

/** Half, and a little more, so that rounding does not cut short the distance that decides. */
const overHalf = 0.5000005;

/**
 * Finds the cluster whose merge with `tip` would add least; of equals, that with the smallest leaf.
 *
 * @param limit what it must stay below
 * @returns its place in the pool; -1 where all reach the limit
 */
export function nearestInPool(pool: Pool, tip: Place, limit: number): number {
  const { nFeatures, counts, inverses, centres, weights, leaves } = pool;
  const { centre, weight } = tip;
  const inverse = 1 / weight;
  let nearest = -1;
  let least = limit;
  for (let turn = -1; turn < counts.length; turn++) {
    // What is near is most likely in the same block; after it, most others are too far.
    const block = turn < 0 ? tip.block : turn;
    if (turn === tip.block || counts[block] === 0) continue;
    const reach = least * (inverse + inverses[block]) * overHalf;
    if (squareToBox(pool, block, centre, 0, reach) > reach) continue;
    const start = block * blockSize;
    const end = start + counts[block];
    for (let place = start; place < end; place++) {
      const enough = least * (inverse + 1 / weights[place]) * overHalf;
      const sum = squareUpTo(centre, 0, centres, place * nFeatures, nFeatures, enough);
      if (sum > enough) continue;
      const square = sum * massOf(weight, weights[place]);
      if (square < least || (square === least && nearest >= 0 && leaves[place] < leaves[nearest])) {
        nearest = place;
        least = square;
      }
    }
  }
  return nearest;
}

function massOf(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}
