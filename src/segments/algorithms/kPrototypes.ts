import type { CentredFile } from '../../contract/index.ts';
import {
  assign,
  checkMatrix,
  inMemory,
  kPrototypes,
  type KPrototypesFit,
  type KPrototypesModel,
  type Matrix,
} from '../../core/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { centredSegments, reorderCentres } from './centres.ts';
import { mixedFeatures, type MixedFeatures } from './mixedRows.ts';

/**
 * See core's `kPrototypes`. A level of a category stands in the matrix as the square root of gamma / 2, so that two
 * rows that differ in a category lie gamma apart in squared distance: the prototypes are then centres, and a row
 * belongs to the nearest one as in K-means.
 */
export const kPrototypesSegments: SegmentationAlgorithm<CentredFile> = {
  fit: async (rows, { ks, nInit, seed, features }, _, { onProgress, signal }) => {
    const x = inMemory(rows);
    checkMatrix(x);
    const mixed = mixedFeatures(x, features);
    const gamma = 2 * mixed.present ** 2;
    const fits: SegmentFit[] = [];
    for (const k of ks) {
      signal?.throwIfAborted();
      const fit = kPrototypes(mixed, { nClusters: k, nInit, seed, gamma });
      fits.push(segmentsOf(x, mixed, fit));
      onProgress?.(fits.length, ks.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return fits;
  },
  reorder: reorderCentres,
};

function segmentsOf(x: Matrix, mixed: MixedFeatures, fit: KPrototypesFit): SegmentFit {
  const centroids = centresOf(fit, mixed, x.nFeatures);
  const { labels, distances } = assign(centroids, x);
  const clusterSizes = new Int32Array(fit.nClusters);
  for (const label of labels) clusterSizes[label]++;
  const inertia = distances.reduce((sum, distance) => sum + distance * distance, 0);
  return centredSegments('k-prototypes', {
    ...fit,
    labels,
    distances,
    clusterSizes,
    centroids,
    inertia,
  });
}

/** Prototypes in the features of the matrix. */
function centresOf(
  { centroids, modes, nClusters }: KPrototypesModel & { readonly nClusters: number },
  { numberPlaces, levelPlaces, present }: MixedFeatures,
  nFeatures: number,
): Matrix {
  const data = new Float64Array(nClusters * nFeatures);
  for (let j = 0; j < nClusters; j++) {
    numberPlaces.forEach((f, n) => {
      data[j * nFeatures + f] = centroids.data[j * numberPlaces.length + n];
    });
    levelPlaces.forEach((places, c) => {
      const mode = modes[j * levelPlaces.length + c];
      if (mode >= 0) data[j * nFeatures + places[mode]] = present;
    });
  }
  return { data, nSamples: nClusters, nFeatures };
}
