import type { CondensedTree } from './condense.ts';
import type { HdbscanSettings } from './options.ts';

type Selection = Pick<HdbscanSettings, 'clusterSelectionMethod' | 'clusterSelectionEpsilon'>;

/**
 * Takes clusters from the tree, none inside another and never the one that holds all rows: those whose stability
 * is at least that of what is taken below them (`eom`; Campello, Moulavi and Sander, 2013), or all that do not
 * divide (`leaf`). Those born below `clusterSelectionEpsilon` give way to the first above it that is not (Malzer
 * and Baum, 2020).
 *
 * @returns places in the tree, rising
 */
export function selectClusters(
  tree: CondensedTree,
  { clusterSelectionMethod, clusterSelectionEpsilon }: Selection,
): number[] {
  const taken =
    clusterSelectionMethod === 'leaf' ? undividedClusters(tree) : stablestClusters(tree);
  if (clusterSelectionEpsilon === 0) return taken;
  const widened = taken.map((cluster) => widen(tree, cluster, clusterSelectionEpsilon));
  return outermost(tree, widened).toSorted((a, b) => a - b);
}

function undividedClusters({ parents }: CondensedTree): number[] {
  const divided = new Set(parents);
  return [...parents.keys()].filter((cluster) => cluster > 0 && !divided.has(cluster));
}

function stablestClusters(tree: CondensedTree): number[] {
  const { parents, stabilities } = tree;
  const below = new Float64Array(parents.length);
  const isBest = new Uint8Array(parents.length);
  for (let cluster = parents.length - 1; cluster > 0; cluster--) {
    isBest[cluster] = stabilities[cluster] >= below[cluster] ? 1 : 0;
    below[parents[cluster]] += Math.max(stabilities[cluster], below[cluster]);
  }
  const best = [...isBest.keys()].filter((cluster) => isBest[cluster] === 1);
  return outermost(tree, best);
}

/** The cluster itself, or the nearest one around it that was born above epsilon, short of the one that holds all. */
function widen({ parents, birthDistances }: CondensedTree, from: number, epsilon: number): number {
  if (birthDistances[from] >= epsilon) return from;
  let cluster = from;
  while (parents[cluster] > 0 && birthDistances[cluster] <= epsilon) cluster = parents[cluster];
  return cluster;
}

/** The given clusters, each once, without those that lie inside another. */
function outermost({ parents }: CondensedTree, clusters: readonly number[]): number[] {
  const given = new Set(clusters);
  return [...given].filter((cluster) => {
    let outer = parents[cluster];
    while (outer > 0 && !given.has(outer)) outer = parents[outer];
    return outer <= 0;
  });
}
