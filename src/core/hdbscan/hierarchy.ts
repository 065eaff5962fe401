import type { Edges } from './spanningTree.ts';

/**
 * Which rows hang together at each distance. Nodes 0 .. nRows - 1 are the rows; the others are joins, lowest first,
 * each of two nodes. Of joins at the same distance, which happen at once, those of nearer rows come first.
 */
export interface Hierarchy {
  readonly nRows: number;
  /** The two nodes of each join (nRows - 1 x 2, row-major). */
  readonly children: Int32Array;
  /** Distance at which each node comes apart (2 nRows - 1): for a row that stands for several, its core distance. */
  readonly heights: Float64Array;
  /** Summed weight of the rows of each node (2 nRows - 1). */
  readonly sizes: Float64Array;
}

/**
 * Single linkage from the edges of a minimum spanning tree. Checks nothing.
 *
 * @param coreDistances of the rows (nRows)
 * @param weights how many rows each stands for (nRows)
 */
export function hierarchyOf(
  { from, to, reaches, lengths }: Edges,
  coreDistances: Float64Array,
  weights: Float64Array,
): Hierarchy {
  const nRows = weights.length;
  const nNodes = 2 * nRows - 1;
  const heights = new Float64Array(nNodes);
  const sizes = new Float64Array(nNodes);
  heights.set(coreDistances);
  sizes.set(weights);
  const children = new Int32Array(2 * (nRows - 1));
  const parents = Int32Array.from({ length: nNodes }, (_, node) => node);
  const rootOf = (row: number): number => {
    let root = row;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  };
  const order = Int32Array.from({ length: nRows - 1 }, (_, i) => i).toSorted(
    (a, b) => reaches[a] - reaches[b] || lengths[a] - lengths[b] || a - b,
  );
  order.forEach((edge, join) => {
    const node = nRows + join;
    const a = rootOf(from[edge]);
    const b = rootOf(to[edge]);
    children[2 * join] = a;
    children[2 * join + 1] = b;
    heights[node] = Math.sqrt(reaches[edge]);
    sizes[node] = sizes[a] + sizes[b];
    parents[a] = node;
    parents[b] = node;
  });
  return { nRows, children, heights, sizes };
}

/** The rows of a node. */
export function rowsUnder({ nRows, children }: Hierarchy, node: number): number[] {
  const rows: number[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next < nRows) rows.push(next);
    else open.push(children[2 * (next - nRows)], children[2 * (next - nRows) + 1]);
  }
  return rows;
}
