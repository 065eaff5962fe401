import type { Matrix } from '../matrix.ts';
import { splitAtMedian } from './splitAtMedian.ts';

/** Most rows of a node that is not divided. */
const leafRows = 16;

/** Rows halved again and again across their widest feature (Bentley, 1975). */
export interface KdTree {
  readonly nFeatures: number;
  /** The rows in the order of the tree: those of a node lie together. */
  readonly data: Float64Array;
  /** Row of the matrix at each place. */
  readonly rowAt: Int32Array;
  /** First place of each node, and the place after its last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Second child of each node, its first one being the node after it; -1 for leaves. */
  readonly seconds: Int32Array;
  /** Smallest and largest value of each feature in each node (nNodes x nFeatures). */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** Builds the tree; the same rows give the same tree. Checks nothing. */
export function buildKdTree(x: Matrix): KdTree {
  const { nSamples, nFeatures } = x;
  const rowAt = Int32Array.from({ length: nSamples }, (_, i) => i);
  const mostNodes = 2 * Math.ceil(nSamples / (leafRows / 2)) + 1;
  const starts = new Int32Array(mostNodes);
  const ends = new Int32Array(mostNodes);
  const seconds = new Int32Array(mostNodes).fill(-1);
  const lows = new Float64Array(mostNodes * nFeatures).fill(Infinity);
  const highs = new Float64Array(mostNodes * nFeatures).fill(-Infinity);
  let nNodes = 0;

  const grow = (start: number, end: number): number => {
    const node = nNodes++;
    starts[node] = start;
    ends[node] = end;
    const widest = measure(x, rowAt, start, end, node * nFeatures, lows, highs);
    if (end - start > leafRows && widest >= 0) {
      const middle = (start + end) >> 1;
      splitAtMedian(x, widest, rowAt, start, end, middle);
      grow(start, middle);
      seconds[node] = grow(middle, end);
    }
    return node;
  };
  grow(0, nSamples);

  const data = new Float64Array(nSamples * nFeatures);
  rowAt.forEach((row, place) => {
    data.set(x.data.subarray(row * nFeatures, (row + 1) * nFeatures), place * nFeatures);
  });
  return { nFeatures, data, rowAt, starts, ends, seconds, lows, highs };
}

/** Writes the box around the rows of a node; returns its widest feature, -1 where all rows are the same. */
function measure(
  { data, nFeatures }: Matrix,
  rowAt: Int32Array,
  start: number,
  end: number,
  box: number,
  lows: Float64Array,
  highs: Float64Array,
): number {
  let widest = -1;
  let most = 0;
  for (let f = 0; f < nFeatures; f++) {
    let low = Infinity;
    let high = -Infinity;
    for (let place = start; place < end; place++) {
      const value = data[rowAt[place] * nFeatures + f];
      if (value < low) low = value;
      if (value > high) high = value;
    }
    lows[box + f] = low;
    highs[box + f] = high;
    if (high - low <= most) continue;
    most = high - low;
    widest = f;
  }
  return widest;
}

/**
 * Squared distance of the values of `query` from place p to the box of a node, 0 inside; once beyond the limit it
 * may stop short of the whole.
 */
export function squareToBox(
  { nFeatures, lows, highs }: Pick<KdTree, 'nFeatures' | 'lows' | 'highs'>,
  node: number,
  query: Float64Array,
  p: number,
  limit: number,
): number {
  let sum = 0;
  for (let f = 0, box = node * nFeatures; f < nFeatures; f++, box++) {
    const value = query[p + f];
    const outside = Math.max(lows[box] - value, value - highs[box], 0);
    sum += outside * outside;
    if (sum > limit) break;
  }
  return sum;
}
