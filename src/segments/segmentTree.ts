import type { SegmentTree } from '../contract/index.ts';
import { mergeClusters, type Matrix } from '../core/index.ts';

/**
 * How segments would join into broader ones, by Ward's method (1963) on their centres and sizes.
 *
 * @param centroids nClusters x nFeatures
 * @param clusterOf the segment that each of them is, or became part of
 * @returns null for fewer than three segments, and where one is empty
 */
export function segmentTree(
  centroids: Matrix,
  sizes: Int32Array,
  clusterOf: (leaf: number) => number = (leaf) => leaf,
): SegmentTree | null {
  if (sizes.length < 3 || sizes.includes(0)) return null;
  const { tree } = mergeClusters(centroids, sizes, 1);
  return {
    leaves: Array.from(sizes, (size, leaf) => ({ cluster: clusterOf(leaf), size })),
    merges: Array.from(tree.heights, (height, i) => ({
      first: tree.children[2 * i],
      second: tree.children[2 * i + 1],
      height,
    })),
  };
}
