import type { Bag } from './bag.ts';
import type { FeatureDraw } from './featureDraw.ts';
import { clearHistogram, createHistogram, type CodeHistogram } from './histogram.ts';
import type { NodeScore } from './nodeScore.ts';
import type { ForestSettings } from './options.ts';
import { splitOnFeature, type BestSplit } from './split.ts';
import { triedFeatures, type TrainingRows } from './training.ts';

/** @returns the best split of the rows in bag.order[start .. end), or null where none is allowed */
export type NodeSplitter = (start: number, end: number, node: NodeScore) => BestSplit | null;

/**
 * Tries as many features as the settings say and, as scikit-learn does, goes on drawing while all drawn so
 * far are constant in the node.
 */
export function createNodeSplitter(
  training: TrainingRows,
  bag: Bag,
  settings: ForestSettings,
  features: FeatureDraw,
): NodeSplitter {
  const { nFeatures } = training.rows;
  const tried = triedFeatures(settings, nFeatures);
  const histogram = createHistogram(training.nClasses);
  const limits = {
    minSamplesLeaf: settings.minSamplesLeaf,
    classWeights: training.classWeights,
  };
  return (start, end, node) => {
    let best: BestSplit | null = null;
    let allConstant = true;
    for (let drawn = 0; drawn < nFeatures && (drawn < tried || allConstant); drawn++) {
      const feature = features.draw(drawn);
      fillHistogram(histogram, training, bag, start, end, feature);
      const found = splitOnFeature(histogram, feature, node, limits, best);
      best = found.best;
      allConstant &&= found.isConstant;
      clearHistogram(histogram);
    }
    return best;
  };
}

function fillHistogram(
  { counts, draws, nClasses }: CodeHistogram,
  { rows, labels }: TrainingRows,
  bag: Bag,
  start: number,
  end: number,
  feature: number,
): void {
  const { codes, stride } = rows;
  for (let i = start; i < end; i++) {
    const row = bag.order[i];
    const code = codes[row * stride + feature];
    const count = bag.counts[row];
    counts[code * nClasses + labels[row]] += count;
    draws[code] += count;
  }
}
