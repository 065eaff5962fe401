import type { Matrix } from '../../core/index.ts';

/** What `assembly/kMeans.ts` exports; addresses are bytes, multiples of 16. */
export interface KMeansKernel {
  kMeansPack(
    rows: number,
    nRows: number,
    nFeatures: number,
    shift: number,
    scale: number,
    x: number,
    totals: number,
  ): void;
  kMeansMove(
    x: number,
    weights: number,
    nRows: number,
    nFeatures: number,
    reach: number,
    nClusters: number,
    centroids: number,
    labels: number,
    sums: number,
    scratch: number,
  ): number;
  kMeansSquares(
    x: number,
    nRows: number,
    nFeatures: number,
    nClusters: number,
    centroids: number,
    squares: number,
    scratch: number,
  ): void;
  kMeansPotentials(
    x: number,
    weights: number,
    nRows: number,
    nFeatures: number,
    nCandidates: number,
    candidates: number,
    nearest: number,
    remaining: number,
    totals: number,
    scratch: number,
  ): void;
  kMeansAssign(
    x: number,
    nRows: number,
    nFeatures: number,
    nPairs: number,
    centroids: number,
    labels: number,
    distances: number,
  ): void;
}

/** The label of a row that no cluster has yet. */
export const noLabel = 0xffff;

/** Rows worked on at a time: a whole number of tiles that the nearest caches hold. */
const stripRows = 4096;

/** Rows filled up to whole tiles of 8. */
export function wholeTiles(nSamples: number): number {
  return Math.ceil(nSamples / 8) * 8;
}

/** From one cluster's sums to the next: its features filled up to an even number, its mass, its rows. */
export function sumsStride(nFeatures: number): number {
  return massPlace(nFeatures) + 2;
}

/** Where the mass of a cluster stands among its sums; the number of its rows is next. */
export function massPlace(nFeatures: number): number {
  return nFeatures + (nFeatures % 2);
}

/** Bytes of scratch that go with so many centroids or candidates. */
export function tileScratchBytes(nPoints: number): number {
  return nPoints * 32;
}

/** Bytes of scratch that go with a pass over so many centroids. */
export function moveScratchBytes(nClusters: number, nFeatures: number): number {
  return tileScratchBytes(nClusters) + Math.ceil((nClusters * (nFeatures + 1)) / 4) * 16;
}

/** How rows lie in shared memory: moved and scaled, in f32, in groups of 4, feature-major inside the group. */
export interface PackedRows {
  /** wholeTiles(nSamples) x nFeatures f32; 0 beyond the last row. */
  readonly x: number;
  /** One f32 a row, 0 beyond the last; no address but 0 where all weigh 1. */
  readonly weights: number;
  readonly nSamples: number;
  readonly nFeatures: number;
  /** No row lies farther from the origin. */
  readonly reach: number;
}

/** Where a pass over packed rows finds its centroids and leaves its answers. */
export interface MovePlaces {
  /** nClusters x nFeatures f32. */
  readonly centroids: number;
  /** One u16 a row, room for whole tiles. */
  readonly labels: number;
  /** nClusters x sumsStride f64. */
  readonly sums: number;
  /** As large as `moveScratchBytes` says. */
  readonly scratch: number;
}

/**
 * Moves the rows from `from` (a multiple of 8) to before `to` to their nearest centroids and keeps the sums in step.
 *
 * @returns how many moved
 */
export function runKMeansMove(
  kernel: KMeansKernel,
  { x, weights, nFeatures, reach }: PackedRows,
  nClusters: number,
  places: MovePlaces,
  from: number,
  to: number,
): number {
  let moved = 0;
  for (let row = from; row < to; row += stripRows) {
    moved += kernel.kMeansMove(
      x + row * nFeatures * 4,
      weights === 0 ? 0 : weights + row * 4,
      Math.min(stripRows, to - row),
      nFeatures,
      reach,
      nClusters,
      places.centroids,
      places.labels + row * 2,
      places.sums,
      places.scratch,
    );
  }
  return moved;
}

/** Writes each row's squared distance to its nearest centroid. */
export function runKMeansSquares(
  kernel: KMeansKernel,
  { x, nSamples, nFeatures }: PackedRows,
  nClusters: number,
  places: { readonly centroids: number; readonly squares: number; readonly scratch: number },
): void {
  for (let row = 0; row < nSamples; row += stripRows) {
    kernel.kMeansSquares(
      x + row * nFeatures * 4,
      Math.min(stripRows, nSamples - row),
      nFeatures,
      nClusters,
      places.centroids,
      places.squares + row * 4,
      places.scratch,
    );
  }
}

/** Centroids for {@link KMeansKernel.kMeansAssign}: by pairs, feature by feature, f64. */
export function packCentroidPairs({ data, nSamples, nFeatures }: Matrix): Float64Array {
  const packed = new Float64Array(2 * nFeatures * Math.ceil(nSamples / 2)).fill(Infinity);
  for (let j = 0; j < nSamples; j++) {
    const from = (j - (j % 2)) * nFeatures + (j % 2);
    for (let f = 0; f < nFeatures; f++) packed[from + 2 * f] = data[j * nFeatures + f];
  }
  return packed;
}
