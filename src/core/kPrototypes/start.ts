import { rowAt } from '../kmeans/index.ts';
import { createRandom, splitSeed, type Random } from '../random/index.ts';
import { dissimilarity, type Prototypes } from './dissimilarity.ts';
import { categoryMasses, categoryOffsets } from '../categoryMasses.ts';
import type { KPrototypesSettings } from './options.ts';
import type { WeightedMixedRows } from './rows.ts';

/** Chooses the next row to begin with, given how unlike each row is to those already chosen (Infinity at first). */
type ChooseRow = (nearest: Float64Array) => number;

/**
 * Rows that a restart begins with. Its seed is split from the settings' seed by the number of clusters and of the
 * restart, so restarts can run anywhere in any order. Checks nothing.
 *
 * @param restart 0 .. nInit - 1
 */
export function startPrototypes(
  rows: WeightedMixedRows,
  { nClusters, init, seed }: KPrototypesSettings,
  gamma: number,
  restart: number,
): Prototypes {
  const random = createRandom(splitSeed(seed, nClusters, restart));
  const choose = init === 'cao' ? byDensity(rows, random, restart) : byFrequency(rows, random);
  const { numbers, categories } = rows;
  const { nFeatures, nSamples } = numbers;
  const nColumns = categories.nCategories.length;
  const prototypes: Prototypes = {
    means: new Float64Array(nClusters * nFeatures),
    modes: new Int32Array(nClusters * nColumns),
  };
  const nearest = new Float64Array(nSamples).fill(Infinity);
  for (let j = 0; j < nClusters; j++) {
    const row = choose(nearest);
    const { means, modes } = prototypes;
    means.set(numbers.data.subarray(row * nFeatures, (row + 1) * nFeatures), j * nFeatures);
    modes.set(categories.codes.subarray(row * nColumns, (row + 1) * nColumns), j * nColumns);
    for (let i = 0; i < nSamples; i++) {
      nearest[i] = Math.min(nearest[i], dissimilarity(rows, i, prototypes, j, gamma, nearest[i]));
    }
  }
  return prototypes;
}

/**
 * Density x dissimilarity (Cao, Liang and Bai, 2009), where the density of a row is the mean frequency of its
 * categories. The first restart takes the row with the greatest product, as in the paper; every further one
 * draws it with the product as probability, so that restarts differ.
 */
function byDensity(rows: WeightedMixedRows, random: Random, restart: number): ChooseRow {
  const densities = densitiesOf(rows);
  const products = new Float64Array(densities.length);
  return (nearest) => {
    for (let i = 0; i < products.length; i++) {
      products[i] = nearest[i] === Infinity ? densities[i] : densities[i] * nearest[i];
    }
    return restart === 0 ? greatest(products) : draw(products, rows.weights, random);
  };
}

/** All 1 where there are no categories. */
function densitiesOf({ numbers, categories, weights }: WeightedMixedRows): Float64Array {
  const { codes, nCategories } = categories;
  const nColumns = nCategories.length;
  const offsets = categoryOffsets(nCategories);
  const masses = categoryMasses(categories, weights);
  const densities = new Float64Array(numbers.nSamples).fill(nColumns === 0 ? 1 : 0);
  for (let p = 0; p < codes.length; p++) {
    if (codes[p] < 0) continue;
    densities[Math.floor(p / nColumns)] += masses[offsets[p % nColumns] + codes[p]];
  }
  return densities;
}

/**
 * Huang (1998): each category of a prototype is drawn by its frequency, then the row most like what was drawn takes
 * its place, so that no prototype is without rows. Of equally good rows one is drawn.
 */
function byFrequency(rows: WeightedMixedRows, random: Random): ChooseRow {
  const { categories, weights } = rows;
  const { codes, nCategories } = categories;
  const nColumns = nCategories.length;
  const offsets = categoryOffsets(nCategories);
  const masses = categoryMasses(categories, weights);
  return (nearest) => {
    const wanted = Array.from(nCategories, (n, j) =>
      draw(masses.subarray(offsets[j], offsets[j] + n), null, random),
    );
    const isCandidate = new Float64Array(nearest.length);
    let fewest = Infinity;
    for (let i = 0; i < nearest.length; i++) {
      if (nearest[i] === 0) continue;
      let mismatches = 0;
      for (let j = 0; j < nColumns; j++) if (codes[i * nColumns + j] !== wanted[j]) mismatches++;
      if (mismatches < fewest) isCandidate.fill(0, 0, i);
      fewest = Math.min(fewest, mismatches);
      isCandidate[i] = mismatches === fewest ? 1 : 0;
    }
    return draw(isCandidate, weights, random);
  };
}

/** A place, with the mass (times weight) as probability. */
function draw(masses: Float64Array, weights: Float64Array | null, random: Random): number {
  let total = 0;
  for (let i = 0; i < masses.length; i++) total += masses[i] * (weights === null ? 1 : weights[i]);
  return rowAt(masses, weights, random.next() * total);
}

function greatest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
