import { matrixFromRows, type Matrix } from '../matrix.ts';

/**
 * Enough to assign new rows. Clusters of any shape have no centroids, and how dense a place is can be told from the
 * rows there alone, so the model keeps the features of every different row that the clusters were found in (at most
 * `mostRows`, without any identifier), beside what is known of each.
 */
export interface HdbscanModel {
  /** Rows around a row, by weight, that its core distance reaches to. */
  readonly minSamples: number;
  /** nRows x nFeatures, in lexicographic order. */
  readonly rows: Matrix;
  /** How many rows of the data each stands for (nRows). */
  readonly weights: Float64Array;
  /** Distance within which `minSamples` rows lie (nRows), on the scale of the data. */
  readonly coreDistances: Float64Array;
  /** Cluster of each (nRows); -1 for noise. */
  readonly rowLabels: Int32Array;
  /** How firmly each belongs to it (nRows), 0 to 1; 0 for noise. */
  readonly rowProbabilities: Float64Array;
  /** Distance below which each cluster stands alone (nClusters). */
  readonly birthDistances: Float64Array;
  /** Distance at which its last rows fall out of each cluster (nClusters). */
  readonly deathDistances: Float64Array;
}

/** A {@link HdbscanModel} with plain arrays, for JSON. */
export interface HdbscanJson {
  readonly algorithm: 'hdbscan';
  readonly minSamples: number;
  readonly rows: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly coreDistances: readonly number[];
  readonly rowLabels: readonly number[];
  readonly rowProbabilities: readonly number[];
  readonly birthDistances: readonly number[];
  readonly deathDistances: readonly number[];
}

export function hdbscanToJson(model: HdbscanModel): HdbscanJson {
  const { data, nSamples, nFeatures } = model.rows;
  return {
    algorithm: 'hdbscan',
    minSamples: model.minSamples,
    rows: Array.from({ length: nSamples }, (_, i) => [
      ...data.subarray(i * nFeatures, (i + 1) * nFeatures),
    ]),
    weights: [...model.weights],
    coreDistances: [...model.coreDistances],
    rowLabels: [...model.rowLabels],
    rowProbabilities: [...model.rowProbabilities],
    birthDistances: [...model.birthDistances],
    deathDistances: [...model.deathDistances],
  };
}

/** Undoes {@link hdbscanToJson}, also after a way through JSON text. */
export function hdbscanFromJson(json: HdbscanJson): HdbscanModel {
  return {
    minSamples: json.minSamples,
    rows: matrixFromRows(json.rows),
    weights: Float64Array.from(json.weights),
    coreDistances: Float64Array.from(json.coreDistances),
    rowLabels: Int32Array.from(json.rowLabels),
    rowProbabilities: Float64Array.from(json.rowProbabilities),
    birthDistances: Float64Array.from(json.birthDistances),
    deathDistances: Float64Array.from(json.deathDistances),
  };
}
