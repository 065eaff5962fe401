import type { CustomerMap, MapNeighbours, MapPlane } from '../contract/index.ts';
import { pca, pcaScores, quantiles, type Matrix, type Pca, type Rows } from '../core/index.ts';

const nx = 72;
const ny = 54;
const lowest = 0.005;
const highest = 0.995;

type Range = [number, number];

/** A map, and what puts new customers on it. */
export interface DrawnMap<Plane extends MapPlane | MapNeighbours> {
  readonly map: CustomerMap;
  readonly plane: Plane;
}

/**
 * Counts customers in a grid over the first two principal components (Pearson, 1901). The grid spans the
 * middle 99 % along each; those beyond count in the outer cells.
 *
 * @param labels cluster of each row (nSamples), 0 .. nClusters - 1; rows of -1 are not counted
 * @param centroids nClusters x nFeatures
 * @param kind what `x` holds: features, or codes of an autoencoder
 * @returns null where there is no plane to draw: fewer than 2 features that differ, or fewer than 2 rows
 */
export function customerMap(
  x: Rows,
  labels: Int32Array,
  centroids: Matrix,
  kind: 'pca' | 'autoencoder' = 'pca',
): DrawnMap<MapPlane> | null {
  if (x.nSamples < 2 || x.nFeatures < 2) return null;
  const fitted = pca(x, 2);
  if (!(fitted.explainedVarianceRatio[1] > 0)) return null;
  const map = gridOf(kind, pcaScores(fitted, x), labels, pcaScores(fitted, centroids).data);
  const explainedVarianceRatio = [...fitted.explainedVarianceRatio];
  return { map: { ...map, explainedVarianceRatio }, plane: planeOf(fitted) };
}

/** Counts customers at given places; `centres` are two numbers a cluster. */
export function gridOf(
  kind: CustomerMap['kind'],
  scores: Matrix,
  labels: Int32Array,
  centres: Float64Array,
): CustomerMap {
  const nClusters = centres.length / 2;
  const xRange = rangeOf(scores, 0);
  const yRange = rangeOf(scores, 1);
  return {
    kind,
    explainedVarianceRatio: [],
    xRange,
    yRange,
    nx,
    ny,
    cells: countCells(scores, labels, nClusters, xRange, yRange),
    centres: Array.from({ length: nClusters }, (_, j) => [centres[2 * j], centres[2 * j + 1]]),
  };
}

function planeOf({ means, components: { data, nFeatures } }: Pca): MapPlane {
  const axis = (j: number): number[] => [...data.subarray(j * nFeatures, (j + 1) * nFeatures)];
  return { of: 'placed', centre: [...means], axes: [axis(0), axis(1)] };
}

function rangeOf({ data, nSamples }: Matrix, component: number): Range {
  const values = Float64Array.from({ length: nSamples }, (_, i) => data[2 * i + component]);
  const [min, low, high, max] = quantiles(values, [0, lowest, highest, 1]);
  return low < high ? [low, high] : [min, max];
}

function countCells(
  { data, nSamples }: Matrix,
  labels: Int32Array,
  nClusters: number,
  xRange: Range,
  yRange: Range,
): CustomerMap['cells'] {
  const counts = new Int32Array(nx * ny * nClusters);
  for (let i = 0; i < nSamples; i++) {
    if (labels[i] < 0) continue;
    const cell = placeIn(data[2 * i + 1], yRange, ny) * nx + placeIn(data[2 * i], xRange, nx);
    counts[cell * nClusters + labels[i]]++;
  }
  const cells: CustomerMap['cells'] = [];
  counts.forEach((count, at) => {
    if (count === 0) return;
    const cell = Math.floor(at / nClusters);
    cells.push([cell % nx, Math.floor(cell / nx), at % nClusters, count]);
  });
  return cells;
}

function placeIn(value: number, [low, high]: Range, n: number): number {
  const place = Math.floor(((value - low) / (high - low)) * n);
  return Math.min(n - 1, Math.max(0, place));
}
