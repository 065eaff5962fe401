// Expectation and maximisation of a Gaussian mixture over a block of rows, two rows a vector.
// Layouts and sizes stand in ../gaussianMixture.ts; the plain twin is core/gaussianMixture/block.ts.

import { normalise, writeLogs } from './mixtureDensities.ts';
import { column, loadTile, loadWeights, pair, subtractMean, tileRows } from './mixtureTile.ts';
import { addTotals, foldLanes, totalsBytes, writeSums } from './mixtureTotals.ts';

const leastResponsibility: f64 = 1e-12;
/** Tiles with more rows than this in a component are summed as they are; of others those rows are gathered. */
const denseRows: i32 = 48;

/**
 * Writes the sums of one block.
 *
 * @param x first row, row-major; @param weights one a row, or 0 where all are 1
 * @param sums receives log-likelihood, masses, shifts and scatters, overwritten
 */
export function gaussianMixtureBlock(
  x: usize,
  weights: usize,
  nRows: i32,
  nComponents: i32,
  nFeatures: i32,
  factorForm: i32,
  scatterForm: i32,
  densities: usize,
  scratch: usize,
  sums: usize,
): void {
  const width = (nFeatures + 1) & ~1;
  const area = <usize>width * column;
  const tile = scratch;
  const deviations = tile + area;
  const scaled = deviations + area;
  const rowWeights = scaled + area;
  const masses = rowWeights + column;
  const places = masses + column;
  const logs = places + column;
  const totals = logs + <usize>nComponents * column;
  const stride = totalsBytes(width, scatterForm);
  memory.fill(totals, 0, <usize>nComponents * stride);

  let logLikelihood = f64x2.splat(0);
  for (let from = 0; from < nRows; from += tileRows) {
    const rows = min(tileRows, nRows - from);
    const used = ((rows + 7) & ~7) >> 1;
    loadTile(x + ((<usize>from * nFeatures) << 3), rows, used << 1, nFeatures, width, tile);
    loadWeights(weights == 0 ? 0 : weights + ((<usize>from) << 3), rows, used << 1, rowWeights);
    writeLogs(tile, used, nComponents, width, factorForm, densities, deviations, logs);
    for (let v = 0; v < used; v++) {
      const at = <usize>v * pair;
      const weight = v128.load(rowWeights + at);
      const log = normalise(logs + at, nComponents);
      logLikelihood = f64x2.add(logLikelihood, f64x2.mul(weight, log));
      weigh(logs + at, nComponents, weight);
    }
    for (let k = 0; k < nComponents; k++) {
      const mean = densities + ((<usize>nComponents + <usize>k * width) << 3);
      const own = logs + <usize>k * column;
      const kept = collectPlaces(own, used, places);
      if (kept == 0) continue;
      const total = totals + <usize>k * stride;
      if (kept > denseRows) {
        subtractMean(tile, used, width, mean, deviations);
        addTotals(own, used, width, scatterForm, deviations, scaled, total);
      } else {
        gather(tile, own, places, kept, width, mean, deviations, masses);
        addTotals(masses, (kept + 1) >> 1, width, scatterForm, deviations, scaled, total);
      }
    }
  }
  f64.store(sums, foldLanes(logLikelihood));
  writeSums(totals, stride, nComponents, nFeatures, width, scatterForm, sums);
}

/**
 * Assigns each row on its own.
 *
 * @param labels i32 a row; @param responsibilities nRows x nComponents; @param logLikelihoods f64 a row
 */
export function gaussianMixtureAssign(
  x: usize,
  nRows: i32,
  nComponents: i32,
  nFeatures: i32,
  factorForm: i32,
  densities: usize,
  scratch: usize,
  labels: usize,
  responsibilities: usize,
  logLikelihoods: usize,
): void {
  const width = (nFeatures + 1) & ~1;
  const tile = scratch;
  const deviations = tile + <usize>width * column;
  const results = deviations + <usize>width * column;
  const logs = results + column;
  for (let from = 0; from < nRows; from += tileRows) {
    const rows = min(tileRows, nRows - from);
    const used = ((rows + 7) & ~7) >> 1;
    loadTile(x + ((<usize>from * nFeatures) << 3), rows, used << 1, nFeatures, width, tile);
    writeLogs(tile, used, nComponents, width, factorForm, densities, deviations, logs);
    for (let v = 0; v < used; v++) {
      const at = <usize>v * pair;
      v128.store(results + at, normalise(logs + at, nComponents));
    }
    memory.copy(logLikelihoods + ((<usize>from) << 3), results, (<usize>rows) << 3);
    for (let row = 0; row < rows; row++) {
      const answer = responsibilities + ((<usize>(from + row) * nComponents) << 3);
      const label = copyShares(logs + ((<usize>row) << 3), nComponents, answer);
      i32.store(labels + ((<usize>(from + row)) << 2), label);
    }
  }
}

/** Responsibilities of two rows to masses; those too small to count become 0. */
function weigh(shares: usize, nComponents: i32, weight: v128): void {
  for (let at = shares, end = shares + <usize>nComponents * column; at < end; at += column) {
    const share = v128.load(at);
    const counts = f64x2.ge(share, f64x2.splat(leastResponsibility));
    v128.store(at, v128.and(counts, f64x2.mul(share, weight)));
  }
}

/** Writes where in the tile the rows with mass stand (i32); returns how many there are. */
function collectPlaces(masses: usize, used: i32, places: usize): i32 {
  let kept = 0;
  for (let v = 0; v < used; v++) {
    const bits = i64x2.bitmask(f64x2.gt(v128.load(masses + <usize>v * pair), f64x2.splat(0)));
    i32.store(places + ((<usize>kept) << 2), v << 1);
    kept += bits & 1;
    i32.store(places + ((<usize>kept) << 2), (v << 1) | 1);
    kept += bits >> 1;
  }
  return kept;
}

/** Puts the rows with mass side by side; an odd one gets a companion without mass. */
function gather(
  tile: usize,
  own: usize,
  places: usize,
  kept: i32,
  width: i32,
  mean: usize,
  deviations: usize,
  masses: usize,
): void {
  if (kept & 1) i32.store(places + ((<usize>kept) << 2), i32.load(places));
  for (let j = 0; j < kept; j += 2) {
    const first = (<usize>i32.load(places + ((<usize>j) << 2))) << 3;
    const second = (<usize>i32.load(places + ((<usize>j) << 2), 4)) << 3;
    const to = (<usize>j) << 3;
    const mass = v128.load64_zero(own + first);
    const both = v128.load_lane<f64>(own + second, mass, 1);
    v128.store(masses + to, j + 1 < kept ? both : mass);
    for (let f = 0; f < width; f++) {
      const from = tile + <usize>f * column;
      const row = v128.load_lane<f64>(from + second, v128.load64_zero(from + first), 1);
      const centre = v128.load64_splat(mean + ((<usize>f) << 3));
      v128.store(deviations + <usize>f * column + to, f64x2.sub(row, centre));
    }
  }
}

/** Copies one row's responsibilities out of a tile; returns the place of the first largest. */
function copyShares(shares: usize, nComponents: i32, answer: usize): i32 {
  let label = 0;
  let most: f64 = -1;
  for (let k = 0; k < nComponents; k++) {
    const share = f64.load(shares + <usize>k * column);
    f64.store(answer + ((<usize>k) << 3), share);
    if (share > most) {
      most = share;
      label = k;
    }
  }
  return label;
}
