import type { RowGroups } from '../groupRows.ts';
import { assign, kMeans } from '../kmeans/index.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import { meansOf } from './means.ts';
import type { WardSettings } from './options.ts';

/** What a tree is built over. */
export interface WardLeaves {
  readonly kind: 'rows' | 'micro-clusters';
  /** nLeaves x nFeatures. */
  readonly points: Matrix;
  /** Summed weight of the rows of each (nLeaves), all above 0. */
  readonly weights: Float64Array;
  /** Leaf of each row of the data (nSamples); -1 for rows that weigh nothing. */
  readonly leafOf: Int32Array;
}

/** Rows that K-means looks for the micro-clusters in. */
const sampleRows = 20_000;

/** The different rows or, where there are too many, micro-clusters of them. Checks nothing. */
export function leavesOf(groups: RowGroups, settings: WardSettings): WardLeaves {
  const { x, weights, groupOf } = groups;
  if (x.nSamples <= settings.mostExactRows) {
    return { kind: 'rows', points: x, weights, leafOf: groupOf };
  }
  return gatherLeaves(groups, assign(microCentroids(groups, settings), x).labels);
}

/** Centroids of K-means on one of each of 20,000 equal stretches of the rows, or on all of fewer. */
function microCentroids({ x, weights }: RowGroups, { nMicroClusters, seed }: WardSettings): Matrix {
  const nDrawn = Math.min(sampleRows, x.nSamples);
  const random = createRandom(splitSeed(seed, nMicroClusters));
  const drawn = Int32Array.from({ length: nDrawn }, (_, i) =>
    nDrawn === x.nSamples ? i : Math.floor(((i + random.next()) * x.nSamples) / nDrawn),
  );
  const options = {
    nClusters: Math.min(nMicroClusters, nDrawn),
    nInit: 1,
    maxIter: 20,
    refine: false,
    seed,
  };
  const drawnWeights = Float64Array.from(drawn, (row) => weights[row]);
  return kMeans(takeRows(x, drawn), options, drawnWeights).centroids;
}

/**
 * Leaves that are the means of given groups of rows; groups without rows are left out. Checks nothing.
 *
 * @param labels micro-cluster of each different row, 0 or above
 */
export function gatherLeaves({ x, weights, groupOf }: RowGroups, labels: Int32Array): WardLeaves {
  const leafOfLabel = new Map<number, number>();
  for (const label of labels) {
    if (!leafOfLabel.has(label)) leafOfLabel.set(label, leafOfLabel.size);
  }
  const leaves = labels.map((label) => leafOfLabel.get(label) ?? -1);
  const means = meansOf(x, weights, leaves, leafOfLabel.size);
  return {
    kind: 'micro-clusters',
    points: means.centroids,
    weights: means.weights,
    leafOf: groupOf.map((group) => (group < 0 ? -1 : leaves[group])),
  };
}
