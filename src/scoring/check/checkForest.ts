import type { ClassifierModel, ModelFile } from '../../contract/index.ts';
import { unusable } from './refuse.ts';

type ForestModel = ClassifierModel['forest'];
type TreeModel = ForestModel['trees'][number];

/** A code is a byte and the highest stands for missing: 255 bins, 254 thresholds between them. */
const mostThresholds = 254;
const missingCode = 255;

/**
 * Checks a classifier so far that any row walks every tree to a leaf and finds its probabilities there.
 *
 * @throws ClienteleError `data`
 */
export function checkForest(
  { features, forest }: ClassifierModel,
  { inputs, model }: Pick<ModelFile, 'inputs' | 'model'>,
): void {
  const known = new Set(inputs.map(({ name }) => name));
  const stranger = features.find((name) => !known.has(name));
  if (stranger !== undefined) throw unusable(`column "${stranger}" of its forest is not an input`);
  if (new Set(features).size < features.length) throw unusable('its forest has a column twice');
  const { nFeatures, nClasses, thresholds, trees } = forest;
  if (features.length !== nFeatures || thresholds.length !== nFeatures) {
    throw unusable(`its forest names ${features.length} columns for ${nFeatures} features`);
  }
  if (nClasses > model.nClusters) {
    throw unusable(`its forest tells ${nClasses} classes of ${model.nClusters} clusters`);
  }
  if (trees.length === 0) throw unusable('its forest has no trees');
  thresholds.forEach(checkThresholds);
  trees.forEach((tree, t) => checkTree(tree, t, forest));
}

function checkThresholds(thresholds: readonly number[], feature: number): void {
  const ascends = thresholds.every((value, i) => i === 0 || thresholds[i - 1] < value);
  if (!ascends || thresholds.length > mostThresholds) {
    throw unusable(`the thresholds of feature ${feature} of its forest are out of order`);
  }
}

function checkTree({ nodes, mixtures }: TreeModel, tree: number, forest: ForestModel): void {
  const { nClasses, nFeatures } = forest;
  const nMixtures = mixtures.length / nClasses;
  const wellMade =
    nodes.length > 0 &&
    nodes.length % 2 === 0 &&
    Number.isInteger(nMixtures) &&
    nodes.every((word) => word === (word | 0));
  if (!wellMade) throw unusable(`tree ${tree} of its forest is cut off`);
  for (let node = 0; node < nodes.length / 2; node++) {
    const word = nodes[2 * node];
    const link = nodes[2 * node + 1];
    const sound =
      link < 0
        ? ~link < nClasses + nMixtures
        : link > node && 2 * link + 3 < nodes.length && isSplit(word, nFeatures);
    if (!sound) throw unusable(`node ${node} of tree ${tree} of its forest leads nowhere`);
  }
}

/** Word 0 of a split: `feature << 16 | width << 8 | lowest`; see core's `Tree`. */
function isSplit(word: number, nFeatures: number): boolean {
  const lowest = word & 255;
  const end = lowest + ((word >> 8) & 255);
  const endsRight = end === missingCode || end === missingCode + 1;
  return word >= 0 && word >> 16 < nFeatures && lowest >= 1 && endsRight;
}
