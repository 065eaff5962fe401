import { divide } from './divide.ts';
import { rowsUnder, type Hierarchy } from './hierarchy.ts';

/** The tree of groups that are large enough, from the one that holds all rows (0) down; parents come first. */
export interface CondensedTree {
  /** Cluster that each came from; -1 for the first. */
  readonly parents: Int32Array;
  /** Distance below which each stands alone; Infinity for the first. */
  readonly birthDistances: Float64Array;
  /** Distance at which each is at an end: it divides, or its last rows fall out. */
  readonly deathDistances: Float64Array;
  /** Summed weight of each at its birth. */
  readonly sizes: Float64Array;
  /** Excess of mass of each: over its rows, how long they stay in it, in 1 / distance. */
  readonly stabilities: Float64Array;
}

/** The tree, and where in it each row falls out. */
export interface Condensed {
  readonly tree: CondensedTree;
  /** Cluster that each row falls out of (nRows). */
  readonly clusterOf: Int32Array;
  /** Distance at which it does (nRows). */
  readonly leavingDistances: Float64Array;
}

interface Open {
  readonly node: number;
  readonly cluster: number;
}

/** Walks the hierarchy from the top: only parts of at least `minClusterSize` are clusters. Checks nothing. */
export function condense(hierarchy: Hierarchy, minClusterSize: number): Condensed {
  const { nRows, heights, sizes } = hierarchy;
  const parents: number[] = [];
  const births: number[] = [];
  const deaths: number[] = [];
  const clusterSizes: number[] = [];
  const stabilities: number[] = [];
  const clusterOf = new Int32Array(nRows);
  const leavingDistances = new Float64Array(nRows);

  const open: Open[] = [];
  const found = (node: number, parent: number, birth: number): number => {
    const cluster = parents.push(parent) - 1;
    births.push(birth);
    deaths.push(birth);
    clusterSizes.push(sizes[node]);
    stabilities.push(0);
    open.push({ node, cluster });
    return cluster;
  };
  const leave = (cluster: number, distance: number, weight: number): void => {
    // Where nothing leaves, 0 rows would stay for an infinity.
    if (weight > 0) stabilities[cluster] += (1 / distance - 1 / births[cluster]) * weight;
  };
  const fallOut = (node: number, cluster: number, distance: number): void => {
    for (const row of rowsUnder(hierarchy, node)) {
      clusterOf[row] = cluster;
      leavingDistances[row] = distance;
    }
  };

  found(nRows + hierarchy.children.length / 2 - 1, -1, Infinity);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, cluster } = next;
    const height = heights[node];
    const { large, small } = divide(hierarchy, node, minClusterSize);
    for (const part of small) fallOut(part, cluster, height);
    deaths[cluster] = height;
    if (large.length === 1) {
      const [{ node: rest, joined }] = large;
      for (const part of joined) fallOut(part, cluster, height);
      leave(cluster, height, sizes[node] - sizes[rest]);
      open.push({ node: rest, cluster });
      continue;
    }
    leave(cluster, height, sizes[node]);
    for (const { node: part, joined } of large) {
      const child = found(part, cluster, height);
      for (const other of joined) {
        fallOut(other, child, height);
        clusterSizes[child] += sizes[other];
      }
    }
  }
  return {
    tree: {
      parents: Int32Array.from(parents),
      birthDistances: Float64Array.from(births),
      deathDistances: Float64Array.from(deaths),
      sizes: Float64Array.from(clusterSizes),
      stabilities: Float64Array.from(stabilities),
    },
    clusterOf,
    leavingDistances,
  };
}
