import type { RowGroups } from '../groupRows.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { assignHdbscan, type HdbscanAssignment } from './assign.ts';
import type { Condensed, CondensedTree } from './condense.ts';
import type { HdbscanFit } from './fit.ts';
import { membership } from './membership.ts';
import type { HdbscanModel } from './model.ts';
import type { HdbscanSettings } from './options.ts';
import { reorderHdbscan } from './reorder.ts';
import type { SearchedRows } from './sample.ts';
import { selectClusters } from './select.ts';

/** All that was found out about the rows. */
export interface Findings {
  readonly x: Matrix;
  readonly groups: RowGroups;
  readonly searched: SearchedRows;
  readonly coreDistances: Float64Array;
  readonly condensed: Condensed;
  readonly settings: HdbscanSettings;
}

/** From the tree to the result: clusters taken, every row assigned, largest cluster first. Checks nothing. */
export function finishHdbscan(findings: Findings): HdbscanFit {
  const { searched, condensed, settings } = findings;
  const { tree } = condensed;
  const treePlaces = selectClusters(tree, settings);
  const nClusters = treePlaces.length;
  const model = modelOf(findings, treePlaces);
  const { labels, probabilities } = assignTrainingRows(findings, model);
  const clusterSizes = new Int32Array(nClusters);
  let nNoise = 0;
  for (const label of labels) {
    if (label < 0) nNoise++;
    else clusterSizes[label]++;
  }
  const fit: HdbscanFit = {
    algorithm: 'hdbscan',
    labels,
    probabilities,
    nClusters,
    clusterSizes,
    objective: treePlaces.reduce((sum, place) => sum - tree.stabilities[place], 0),
    nIter: 1,
    converged: true,
    warnings: warningsOf(nClusters, searched, settings),
    model,
    nNoise,
    tree,
    treePlaces: Int32Array.from(treePlaces),
  };
  const firstRows = Array.from({ length: nClusters }, (_, j) => model.rowLabels.indexOf(j));
  return reorderHdbscan(
    fit,
    [...clusterSizes.keys()].toSorted(
      (a, b) => clusterSizes[b] - clusterSizes[a] || firstRows[a] - firstRows[b],
    ),
  );
}

function modelOf(
  { searched, coreDistances, condensed }: Findings,
  treePlaces: readonly number[],
): HdbscanModel {
  const { tree, clusterOf, leavingDistances } = condensed;
  const labelOf = labelsInTree(tree, treePlaces);
  const rowLabels = clusterOf.map((place) => labelOf[place]);
  const birthDistances = Float64Array.from(treePlaces, (place) => tree.birthDistances[place]);
  const deathDistances = Float64Array.from(treePlaces, (place) => tree.deathDistances[place]);
  return {
    minSamples: searched.minSamples,
    rows: searched.x,
    weights: searched.weights,
    coreDistances,
    rowLabels,
    rowProbabilities: leavingDistances.map((distance, row) =>
      rowLabels[row] < 0 ? 0 : membership(distance, deathDistances[rowLabels[row]]),
    ),
    birthDistances,
    deathDistances,
  };
}

/** Cluster that each place of the tree is taken into; -1 for those around the clusters. */
function labelsInTree({ parents }: CondensedTree, treePlaces: readonly number[]): Int32Array {
  const labelOf = new Int32Array(parents.length).fill(-1);
  treePlaces.forEach((place, label) => {
    labelOf[place] = label;
  });
  for (let place = 1; place < parents.length; place++) {
    if (labelOf[place] < 0) labelOf[place] = labelOf[parents[place]];
  }
  return labelOf;
}

/** Searched rows are known; the others are assigned as new ones would be. */
function assignTrainingRows(
  { x, groups, searched }: Findings,
  model: HdbscanModel,
): HdbscanAssignment {
  const places = groups.groupOf.map((group) => (group < 0 ? -1 : searched.placeOf[group]));
  const labels = places.map((place) => (place < 0 ? -1 : model.rowLabels[place]));
  const probabilities = Float64Array.from(places, (place) =>
    place < 0 ? 0 : model.rowProbabilities[place],
  );
  const others = Int32Array.from(places.keys()).filter((row) => places[row] < 0);
  if (others.length > 0) {
    const assigned = assignHdbscan(model, takeRows(x, others));
    others.forEach((row, i) => {
      labels[row] = assigned.labels[i];
      probabilities[row] = assigned.probabilities[i];
    });
  }
  return { labels, probabilities };
}

function warningsOf(
  nClusters: number,
  { x, placeOf }: SearchedRows,
  { minClusterSize }: HdbscanSettings,
): string[] {
  return [
    nClusters === 0
      ? `HDBSCAN found no place that stays dense with ${minClusterSize} rows or more: all rows are noise; lower minClusterSize or minSamples, or use another algorithm.`
      : null,
    x.nSamples < placeOf.length
      ? `HDBSCAN looked for clusters in a sample of ${x.nSamples} of ${placeOf.length} different rows and assigned the others; raise mostRows to look in more.`
      : null,
  ].filter((warning) => warning !== null);
}
