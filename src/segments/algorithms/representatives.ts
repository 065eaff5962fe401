import type { HdbscanFile } from '../../contract/index.ts';
import {
  assign,
  countDistinctRows,
  takeRows,
  type Executor,
  type ExecutorHooks,
  type Matrix,
} from '../../core/index.ts';
import { rowsByCluster } from '../groups.ts';
import { rowsOf } from './rowsOf.ts';

/** Rows that a mean stands for at least, and means of one cluster at most. */
const leastRows = 5;
const mostMeans = 200;

type Representatives = Pick<HdbscanFile, 'representatives' | 'clusters' | 'radii' | 'memberships'>;

/**
 * Means that clusters of any shape are made of, by K-means within each; a mean of fewer than five rows gives its rows
 * to the others.
 *
 * @param found labels of the rows and how firmly each belongs
 */
export async function representativesOf(
  x: Matrix,
  found: { labels: Int32Array; probabilities: Float64Array; nClusters: number },
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<Representatives> {
  const all: Representatives = { representatives: [], clusters: [], radii: [], memberships: [] };
  const members = rowsByCluster(found.labels, found.nClusters);
  for (const [cluster, rows] of members.entries()) {
    const own = takeRows(x, rows);
    const wanted = Math.min(mostMeans, Math.max(1, Math.floor(rows.length / (2 * leastRows))));
    const nClusters = countDistinctRows(own, wanted);
    const options = { nClusters, nInit: 1, refine: false, seed: 0 };
    const [{ centroids, clusterSizes }] = await executor.kMeans(own, [{ options }], hooks);
    const large = Int32Array.from(clusterSizes.keys()).filter((j) => clusterSizes[j] >= leastRows);
    const means =
      large.length > 0 ? takeRows(centroids, large) : meansOf(own, new Int32Array(rows.length), 1);
    const { labels, distances } = assign(means, own);
    const sums = new Float64Array(means.nSamples);
    const counts = new Float64Array(means.nSamples);
    const radii = new Float64Array(means.nSamples);
    labels.forEach((mean, i) => {
      counts[mean]++;
      sums[mean] += found.probabilities[rows[i]];
      radii[mean] = Math.max(radii[mean], distances[i]);
    });
    all.representatives.push(...rowsOf(means));
    all.clusters.push(...counts.map(() => cluster));
    all.radii.push(...radii);
    all.memberships.push(...sums.map((sum, mean) => (counts[mean] > 0 ? sum / counts[mean] : 0)));
  }
  return all;
}

/** The mean of the rows of each cluster (nClusters x nFeatures); rows of -1 are left out. */
export function meansOf(
  { data, nFeatures }: Matrix,
  labels: Int32Array,
  nClusters: number,
): Matrix {
  const means = new Float64Array(nClusters * nFeatures);
  const counts = new Int32Array(nClusters);
  for (const label of labels) if (label >= 0) counts[label]++;
  labels.forEach((label, i) => {
    if (label < 0) return;
    for (let f = 0; f < nFeatures; f++) {
      means[label * nFeatures + f] += data[i * nFeatures + f] / counts[label];
    }
  });
  return { data: means, nSamples: nClusters, nFeatures };
}
