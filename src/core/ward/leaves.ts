import type { RowGroups } from '../groupRows.ts';
import { assign, isBefore, kMeans } from '../kmeans/index.ts';
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
  /**
   * What rows were gathered by, where they were: a row belongs to the leaf of the nearest of these (nLeaves x
   * nFeatures, in the order of the leaves); null where the leaves are the rows.
   */
  readonly gatheredBy: Matrix | null;
}

/** Rows that K-means looks for the micro-clusters in. */
const sampleRows = 20_000;

/** The different rows or, where there are too many, micro-clusters of them. Checks nothing. */
export function leavesOf(groups: RowGroups, settings: WardSettings): WardLeaves {
  const { x, weights, groupOf } = groups;
  if (x.nSamples <= settings.mostExactRows) {
    return { kind: 'rows', points: x, weights, leafOf: groupOf, gatheredBy: null };
  }
  return gatherLeaves(groups, heavyCentroids(groups, microCentroids(groups, settings), settings));
}

/** Rows that a micro-cluster holds at least: fewer would be single customers in a model. */
const leastRows = 5;

/** Those centroids that enough rows are nearest to, in lexicographic order; all where these are too few. */
function heavyCentroids(
  { x, weights }: RowGroups,
  centroids: Matrix,
  { nClusters }: WardSettings,
): Matrix {
  const held = new Float64Array(centroids.nSamples);
  assign(centroids, x).labels.forEach((label, i) => {
    held[label] += weights[i];
  });
  const heavy = Int32Array.from(held.keys()).filter((j) => held[j] >= leastRows);
  const kept = heavy.length < nClusters ? Int32Array.from(held.keys()) : heavy;
  return takeRows(
    centroids,
    kept.toSorted((a, b) => (isBefore(centroids, a, b) ? -1 : 1)),
  );
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

/** Leaves that are the means of the rows nearest to each of some centres; of centres without rows none. */
function gatherLeaves({ x, weights, groupOf }: RowGroups, centres: Matrix): WardLeaves {
  const { labels } = assign(centres, x);
  const used = Int32Array.from(new Set(labels)).toSorted();
  const leafOfLabel = new Int32Array(centres.nSamples).fill(-1);
  used.forEach((label, leaf) => {
    leafOfLabel[label] = leaf;
  });
  const leaves = labels.map((label) => leafOfLabel[label]);
  const means = meansOf(x, weights, leaves, used.length);
  return {
    kind: 'micro-clusters',
    points: means.centroids,
    weights: means.weights,
    leafOf: groupOf.map((group) => (group < 0 ? -1 : leaves[group])),
    gatheredBy: takeRows(centres, used),
  };
}
