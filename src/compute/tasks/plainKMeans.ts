import {
  finishKMeans,
  prepareRows,
  runKMeansRestart,
  type KMeansFit,
  type KMeansSettings,
  type Matrix,
  type Restart,
} from '../../core/index.ts';

/** One restart of one fit by core's own loops; the matrix's data are shared, not copied. */
export interface RestartJob {
  readonly x: Matrix;
  readonly settings: KMeansSettings;
  readonly restart: number;
}

export function restartPlainKMeans({ x, settings, restart }: RestartJob): Restart {
  return prepareRows({ x, weights: null }, (prepared) =>
    runKMeansRestart(prepared, settings, restart),
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
