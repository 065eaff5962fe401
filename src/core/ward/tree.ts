/**
 * A binary tree of merges over leaves 0 .. nLeaves - 1, lowest first: merge i makes the node nLeaves + i (the
 * convention of SciPy's `linkage` and of scikit-learn's `children_` and `distances_`).
 */
export interface WardTree {
  readonly nLeaves: number;
  /** The two nodes of each merge, the smaller number first (nLeaves - 1 x 2, row-major). */
  readonly children: Int32Array;
  /**
   * Height of each merge (nLeaves - 1), never falling: the square root of twice the sum of squares that it adds,
   * in the unit of the data. Between two single rows that is their Euclidean distance.
   */
  readonly heights: Float64Array;
  /** Summed weight of the leaves under each merge (nLeaves - 1). */
  readonly sizes: Float64Array;
}

/**
 * The clusters that are left when the last nClusters - 1 merges are undone.
 *
 * @returns cluster of each leaf (nLeaves), numbered in the order of their first leaves
 * @throws RangeError when there are fewer leaves than clusters, or none is asked for.
 */
export function cutTree({ nLeaves, children }: WardTree, nClusters: number): Int32Array {
  if (!(nClusters >= 1 && nClusters <= nLeaves)) {
    throw new RangeError(
      `a tree of ${nLeaves} leaves cannot be cut into ${nClusters}; ask for 1 to ${nLeaves}`,
    );
  }
  const nNodes = 2 * nLeaves - nClusters;
  const rootOf = Int32Array.from({ length: nNodes }, (_, node) => node);
  for (let node = nNodes - 1; node >= nLeaves; node--) {
    const merge = node - nLeaves;
    rootOf[children[2 * merge]] = rootOf[node];
    rootOf[children[2 * merge + 1]] = rootOf[node];
  }
  const numbers = new Map<number, number>();
  return rootOf.slice(0, nLeaves).map((root) => {
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/**
 * The last nClusters - 1 merges as a tree of their own, whose leaves are the clusters. Checks nothing.
 *
 * @param clusterOf cluster of each leaf: those of {@link cutTree}, numbered in any order
 */
export function crownOf(tree: WardTree, clusterOf: Int32Array, nClusters: number): WardTree {
  const { nLeaves, children, heights, sizes } = tree;
  const first = nLeaves - nClusters;
  const clusterOfNode = new Int32Array(nLeaves + first);
  clusterOfNode.set(clusterOf);
  for (let merge = 0; merge < first; merge++) {
    clusterOfNode[nLeaves + merge] = clusterOfNode[children[2 * merge]];
  }
  const crown = children
    .slice(2 * first)
    .map((node) =>
      node < nLeaves + first ? clusterOfNode[node] : nClusters + node - nLeaves - first,
    );
  for (let place = 0; place < crown.length; place += 2) crown.subarray(place, place + 2).sort();
  return {
    nLeaves: nClusters,
    children: crown,
    heights: heights.slice(first),
    sizes: sizes.slice(first),
  };
}
