import {
  gatherRows,
  inMemory,
  labelledRows,
  legacySample,
  takeRows,
  type Executor,
  type ExecutorHooks,
  type Matrix,
  type Rows,
} from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';

/** Up to this many rows the silhouette is exact. */
export const mostExactRows = 20_000;
/** Above that it is computed on this many rows. */
const sampleSize = 10_000;

/** Silhouettes of single rows under one clustering. */
export interface RowSilhouettes {
  /** Rows of the matrix that were looked at. */
  readonly rows: Int32Array;
  /** One a row in `rows`, -1 .. 1 (Rousseeuw, 1987). */
  readonly values: Float64Array;
}

/**
 * The rows that silhouettes are computed on: all of them, or above 20,000 the sample that NumPy's
 * `RandomState(0).choice(n, 10000, replace=False)` draws, so that figures compare to a notebook's.
 */
function silhouetteRowsOf(nSamples: number): Int32Array {
  return nSamples <= mostExactRows
    ? Int32Array.from({ length: nSamples }, (_, i) => i)
    : legacySample(0, nSamples, sampleSize);
}

/**
 * Silhouettes under each fit, in one pass over the distances for all fits that put every row into a cluster.
 *
 * @returns one entry a fit; null where a silhouette does not apply: fewer than 2 clusters, or as many as rows
 */
export async function silhouettesOf(
  x: Rows,
  fits: readonly Pick<SegmentFit, 'labels'>[],
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<(RowSilhouettes | null)[]> {
  const rows = silhouetteRowsOf(x.nSamples);
  const labelings = fits.map(({ labels }) => rows.map((row) => labels[row]));
  const judged = labelings.filter((labels) => canBeJudged(labels) && !labels.includes(-1));
  const sample = rows.length === x.nSamples ? inMemory(x) : gatherRows(x, rows);
  const values = judged.length === 0 ? [] : await executor.silhouetteSamples(sample, judged, hooks);
  const answers: (RowSilhouettes | null)[] = [];
  for (const labels of labelings) {
    const at = judged.indexOf(labels);
    answers.push(
      at >= 0 ? { rows, values: values[at] } : await withoutNoise(sample, rows, labels, executor),
    );
  }
  return answers;
}

/** Rows in no cluster have no silhouette, and are none's neighbours. */
async function withoutNoise(
  sample: Matrix,
  rows: Int32Array,
  labels: Int32Array,
  executor: Executor,
): Promise<RowSilhouettes | null> {
  const places = labelledRows(labels);
  const own = places.map((place) => labels[place]);
  if (!labels.includes(-1) || !canBeJudged(own)) return null;
  const [values] = await executor.silhouetteSamples(takeRows(sample, places), [own]);
  return { rows: places.map((place) => rows[place]), values };
}

function canBeJudged(labels: Int32Array): boolean {
  const nClusters = new Set(labels).size;
  return nClusters >= 2 && nClusters < labels.length;
}

export function meanSilhouette({ values }: RowSilhouettes): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean silhouette of each segment.
 *
 * @param labels of all rows, in whatever order the segments now stand
 * @returns nClusters figures; null without silhouettes, or where no row of a segment is in the sample
 */
export function segmentSilhouettes(
  labels: Int32Array,
  nClusters: number,
  silhouettes: RowSilhouettes | null,
): (number | null)[] {
  const sums = new Float64Array(nClusters);
  const counts = new Int32Array(nClusters);
  silhouettes?.rows.forEach((row, place) => {
    sums[labels[row]] += silhouettes.values[place];
    counts[labels[row]]++;
  });
  return Array.from(sums, (sum, cluster) => (counts[cluster] > 0 ? sum / counts[cluster] : null));
}
