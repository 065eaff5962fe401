import { splitOf, type Tree } from './tree.ts';

/** A fitted random forest: enough to classify new rows, and no row of the training data. */
export interface ForestModel {
  readonly algorithm: 'random-forest';
  readonly nFeatures: number;
  readonly nClasses: number;
  /** One ascending array a feature, in the unit of the data; the codes of `trees` count them. */
  readonly thresholds: readonly Float64Array[];
  readonly trees: readonly Tree[];
}

/** A split as a person or another system reads it: left when `value <= threshold`. */
export interface RealSplit {
  readonly feature: number;
  readonly threshold: number;
  /** Where a row without a value goes. */
  readonly missingLeft: boolean;
}

/** @returns the split in node `node` of a tree, in the unit of the data; null for a leaf */
export function realSplit(model: ForestModel, { nodes }: Tree, node: number): RealSplit | null {
  if (nodes[2 * node + 1] < 0) return null;
  const { feature, code, missingLeft } = splitOf(nodes[2 * node]);
  // A code above the highest threshold parts the rows with a value from those without.
  const threshold = model.thresholds[feature][code] ?? Number.MAX_VALUE;
  return { feature, threshold, missingLeft };
}
