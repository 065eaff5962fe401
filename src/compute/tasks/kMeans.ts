import {
  completeKMeans,
  runKMeansRestart,
  type KMeansFit,
  type KMeansSettings,
  type Matrix,
  type Restart,
} from '../../core/index.ts';

/** One restart of one fit; the matrix's data are shared, not copied. */
export interface RestartJob {
  readonly x: Matrix;
  readonly settings: KMeansSettings;
  readonly restart: number;
}

export function restartKMeans({ x, settings, restart }: RestartJob): Restart {
  return runKMeansRestart({ x, weights: null }, settings, restart);
}

/** The end of one fit, from its best restart. */
export interface CompleteJob {
  readonly x: Matrix;
  readonly settings: KMeansSettings;
  readonly best: Restart;
}

export function finishKMeans({ x, settings, best }: CompleteJob): KMeansFit {
  return completeKMeans({ x, weights: null }, settings, best, { x });
}
