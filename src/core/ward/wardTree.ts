import type { OnProgress } from '../executor.ts';
import type { Matrix } from '../matrix.ts';
import { chainMerges, type Merges } from './chain.ts';
import type { WardTree } from './tree.ts';

/**
 * Ward's agglomerative tree (1963): of all clusters, those two merge whose merge adds least to the sum of squares.
 * O(n²) time, O(n d) memory. Checks nothing.
 *
 * @param points the leaves (nLeaves x nFeatures)
 * @param weights how much each counts (nLeaves), all above 0
 * @param onProgress told of merges done; what it throws ends the work
 */
export function wardTree(points: Matrix, weights: Float64Array, onProgress?: OnProgress): WardTree {
  return arrange(chainMerges(points, weights, onProgress), weights);
}

/** Puts merges in order of height and numbers their nodes. Of equal heights, the one found first comes first. */
function arrange({ left, right, heights }: Merges, weights: Float64Array): WardTree {
  const nLeaves = weights.length;
  const nMerges = nLeaves - 1;
  const order = Int32Array.from({ length: nMerges }, (_, i) => i).toSorted(
    (a, b) => heights[a] - heights[b] || a - b,
  );
  const parents = Int32Array.from({ length: nLeaves + nMerges }, (_, node) => node);
  const rootOf = (leaf: number): number => {
    let root = leaf;
    while (parents[root] !== root) root = parents[root];
    for (let node = leaf; node !== root;) {
      const parent = parents[node];
      parents[node] = root;
      node = parent;
    }
    return root;
  };
  const children = new Int32Array(2 * nMerges);
  const sizes = new Float64Array(nMerges);
  const sizeOf = (node: number): number => (node < nLeaves ? weights[node] : sizes[node - nLeaves]);
  order.forEach((merge, i) => {
    const a = rootOf(left[merge]);
    const b = rootOf(right[merge]);
    children[2 * i] = Math.min(a, b);
    children[2 * i + 1] = Math.max(a, b);
    sizes[i] = sizeOf(a) + sizeOf(b);
    parents[a] = nLeaves + i;
    parents[b] = nLeaves + i;
  });
  return { nLeaves, children, heights: Float64Array.from(order, (i) => heights[i]), sizes };
}
