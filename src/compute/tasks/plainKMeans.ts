import {
  finishKMeans,
  prepareRows,
  runKMeansRestarts,
  type KMeansFit,
  type KMeansSettings,
  type Limits,
  type Matrix,
  type Restart,
} from '../../core/index.ts';

/** Some restarts of one fit by core's own loops; the matrix's data are shared, not copied. */
export interface RestartsJob {
  /** All rows, or a sample of them. */
  readonly x: Matrix;
  /** One a row of the sample; null where all are 1. */
  readonly weights: Float64Array | null;
  /** Of all rows. */
  readonly limits: Limits;
  readonly settings: KMeansSettings;
  /** One of `restartGroups`. */
  readonly group: number;
}

export function restartPlainKMeans({ x, weights, settings, limits, group }: RestartsJob): Restart {
  return prepareRows({ x, weights }, (prepared) =>
    runKMeansRestarts(prepared, settings, limits, group),
  );
}

/** The end of one fit, from its best restart. */
export interface FinishJob {
  readonly x: Matrix;
  readonly settings: KMeansSettings;
  readonly best: Restart;
}

export function finishPlainKMeans({ x, settings, best }: FinishJob): KMeansFit {
  return finishKMeans({ x, weights: null }, settings, best, { x });
}
