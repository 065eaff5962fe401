import { createRandom, splitSeed } from '../random/index.ts';
import { bagOfRows } from './bag.ts';
import { bagBits, bootstrapCounts } from './bootstrap.ts';
import { createFeatureDraw } from './featureDraw.ts';
import { createNodeSplitter } from './nodeSplitter.ts';
import { worthOf } from './nodeScore.ts';
import { childrenOf, maySplit, rootOf, type OpenNode } from './openNode.ts';
import type { ForestSettings } from './options.ts';
import { splitWord, type GrownTree } from './tree.ts';
import type { TrainingRows } from './training.ts';
import { createTreeBuilder } from './treeBuilder.ts';

/** The seeds of a tree's two streams of random numbers: its bootstrap and its features. */
export function treeSeeds(seed: number): { readonly bag: number; readonly features: number } {
  return { bag: splitSeed(seed, 0), features: splitSeed(seed, 1) };
}

/**
 * Grows one tree of a random forest (Breiman, 2001) on binned rows: a bootstrap sample of the rows; at each
 * node the split with the least Gini impurity among some features drawn at random, more where all of those
 * are constant; until a node is pure or a limit is met. Checks nothing.
 *
 * The tree depends on its arguments alone. Of two open children the one with fewer different rows is split
 * first, the left one of equals.
 *
 * @param seed the tree's own, see `planForest`
 */
export function growTree(
  training: TrainingRows,
  seed: number,
  settings: ForestSettings,
): GrownTree {
  const { rows, nClasses, classWeights } = training;
  const seeds = treeSeeds(seed);
  const counts = settings.bootstrap
    ? bootstrapCounts(rows.nSamples, seeds.bag)
    : new Uint8Array(rows.nSamples).fill(1);
  const bag = bagOfRows(counts);
  const features = createFeatureDraw(rows.nFeatures, createRandom(seeds.features));
  const bestSplit = createNodeSplitter(training, bag, settings, features);
  const builder = createTreeBuilder(nClasses, classWeights);
  const gains = new Float64Array(rows.nFeatures);
  const open: OpenNode[] = [];
  const settle = (node: OpenNode): void => {
    if (maySplit(node, settings)) open.push(node);
    else builder.setLeaf(node.node, node.totals);
  };

  settle(rootOf(bag, training));
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const worth = worthOf(node.totals, classWeights);
    const best = bestSplit(node.start, node.end, { ...node, worth });
    if (best === null) {
      builder.setLeaf(node.node, node.totals);
      continue;
    }
    gains[best.feature] += best.worth - worth;
    const word = splitWord(best);
    const [left, right] = childrenOf(node, builder.setSplit(node.node, word), bag, training, word);
    for (const child of lastFirst(left, right, settings)) settle(child);
  }
  return {
    ...builder.finish(),
    gains,
    inBag: settings.bootstrap ? bagBits(counts) : new Uint8Array(),
  };
}

/** The order in which children are settled: of two open ones, the one to be split first comes last. */
function lastFirst(left: OpenNode, right: OpenNode, settings: ForestSettings): OpenNode[] {
  const isLeftFirst = left.end - left.start <= right.end - right.start;
  return isLeftFirst && maySplit(left, settings) ? [right, left] : [left, right];
}
