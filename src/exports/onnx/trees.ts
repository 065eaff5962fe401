import { realSplit, type ForestModel } from '../../core/index.ts';
import type { Attribute } from './messages.ts';

/** Attributes of `TreeEnsembleClassifier` (ai.onnx.ml, 3): one entry a node, and one a class in a leaf. */
export function treeAttributes(forest: ForestModel): Record<string, Attribute> {
  const nodes = forest.trees.flatMap((tree, t) => nodesOf(forest, tree, t));
  const votes = forest.trees.flatMap((tree, t) => votesOf(forest, tree, t));
  const classes = Array.from({ length: forest.nClasses }, (_, c) => c);
  return {
    nodes_treeids: { ints: nodes.map(({ tree }) => tree) },
    nodes_nodeids: { ints: nodes.map(({ node }) => node) },
    nodes_modes: { strings: nodes.map(({ isLeaf }) => (isLeaf ? 'LEAF' : 'BRANCH_LEQ')) },
    nodes_featureids: { ints: nodes.map(({ feature }) => feature) },
    nodes_values_as_tensor: doubles(nodes.map(({ threshold }) => threshold)),
    nodes_truenodeids: { ints: nodes.map(({ left }) => left) },
    nodes_falsenodeids: { ints: nodes.map(({ left, isLeaf }) => (isLeaf ? 0 : left + 1)) },
    nodes_missing_value_tracks_true: { ints: nodes.map(({ missingLeft }) => Number(missingLeft)) },
    class_treeids: { ints: votes.map(({ tree }) => tree) },
    class_nodeids: { ints: votes.map(({ node }) => node) },
    class_ids: { ints: votes.map((vote) => vote.class) },
    class_weights_as_tensor: doubles(votes.map(({ weight }) => weight)),
    classlabels_int64s: { ints: classes },
    post_transform: { string: 'NONE' },
  };
}

interface NodeEntry {
  readonly tree: number;
  readonly node: number;
  readonly isLeaf: boolean;
  readonly feature: number;
  readonly threshold: number;
  /** The left child; the right one follows it. */
  readonly left: number;
  readonly missingLeft: boolean;
}

function nodesOf(forest: ForestModel, tree: ForestModel['trees'][number], t: number): NodeEntry[] {
  return Array.from({ length: tree.nodes.length / 2 }, (_, node) => {
    const split = realSplit(forest, tree, node);
    const isLeaf = split === null;
    const { feature, threshold, missingLeft } = split ?? {
      feature: 0,
      threshold: 0,
      missingLeft: false,
    };
    const left = isLeaf ? 0 : tree.nodes[2 * node + 1];
    return { tree: t, node, isLeaf, feature, threshold, left, missingLeft };
  });
}

interface Vote {
  readonly tree: number;
  readonly node: number;
  readonly class: number;
  /** Share of the whole forest's vote. */
  readonly weight: number;
}

function votesOf(
  { nClasses, trees }: ForestModel,
  { nodes, mixtures }: ForestModel['trees'][number],
  t: number,
): Vote[] {
  const votes: Vote[] = [];
  for (let node = 0; 2 * node < nodes.length; node += 1) {
    const leaf = ~nodes[2 * node + 1];
    if (leaf < 0) continue;
    const shares =
      leaf < nClasses
        ? Array.from({ length: nClasses }, (_, c) => Number(c === leaf))
        : mixtures.subarray((leaf - nClasses) * nClasses, (leaf - nClasses + 1) * nClasses);
    shares.forEach((share, c) => {
      if (share > 0) votes.push({ tree: t, node, class: c, weight: share / trees.length });
    });
  }
  return votes;
}

function doubles(values: readonly number[]): Attribute {
  return { tensor: { type: 'double', dims: [values.length], values } };
}
