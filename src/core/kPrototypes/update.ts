import type { Prototypes } from './dissimilarity.ts';
import { categoryOffsets } from '../categoryMasses.ts';
import type { WeightedMixedRows } from './rows.ts';

/**
 * Moves each prototype to the means and modes of its cluster; of equally frequent categories the first is the mode.
 * A cluster without rows keeps its prototype. Checks nothing.
 */
export function updatePrototypes(
  rows: WeightedMixedRows,
  labels: Int32Array,
  nClusters: number,
  { means, modes }: Prototypes,
): void {
  const { numbers, categories, weights } = rows;
  const masses = new Float64Array(nClusters);
  labels.forEach((label, i) => {
    masses[label] += weights === null ? 1 : weights[i];
  });
  const totals = sumNumbers(rows, labels, nClusters);
  for (let q = 0; q < totals.length; q++) {
    const mass = masses[Math.floor(q / numbers.nFeatures)];
    if (mass > 0) means[q] = totals[q] / mass;
  }
  const { nCategories } = categories;
  const nColumns = nCategories.length;
  const offsets = categoryOffsets(nCategories);
  const counts = countCategories(rows, labels, nClusters, offsets);
  for (let j = 0; j < nClusters; j++) {
    if (masses[j] === 0) continue;
    for (let c = 0; c < nColumns; c++) {
      const from = j * offsets[nColumns] + offsets[c];
      modes[j * nColumns + c] = modeOf(counts.subarray(from, from + nCategories[c]));
    }
  }
}

function sumNumbers(
  { numbers, weights }: WeightedMixedRows,
  labels: Int32Array,
  nClusters: number,
): Float64Array {
  const { data, nSamples, nFeatures } = numbers;
  const totals = new Float64Array(nClusters * nFeatures);
  for (let i = 0, p = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    for (let f = 0, q = labels[i] * nFeatures; f < nFeatures; f++) {
      totals[q++] += weight * data[p++];
    }
  }
  return totals;
}

/** Weighted number of rows of each category, all columns end to end, one run a cluster. */
function countCategories(
  { categories, weights }: WeightedMixedRows,
  labels: Int32Array,
  nClusters: number,
  offsets: Int32Array,
): Float64Array {
  const { codes, nSamples, nCategories } = categories;
  const nColumns = nCategories.length;
  const nTotal = offsets[nColumns];
  const counts = new Float64Array(nClusters * nTotal);
  for (let i = 0, p = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    const from = labels[i] * nTotal;
    for (let c = 0; c < nColumns; c++) {
      const code = codes[p++];
      if (code >= 0) counts[from + offsets[c] + code] += weight;
    }
  }
  return counts;
}

/** The first of the most frequent; -1 where there is no value. */
function modeOf(counts: Float64Array): number {
  let mode = -1;
  let most = 0;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] <= most) continue;
    mode = code;
    most = counts[code];
  }
  return mode;
}
