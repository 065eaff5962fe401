import { descend, type PrototypeDescent } from './descent.ts';
import { finishKPrototypes } from './finish.ts';
import type { KPrototypesFit } from './fit.ts';
import { findGamma } from './gamma.ts';
import type { MixedRows } from './model.ts';
import {
  resolveKPrototypesOptions,
  type KPrototypesOptions,
  type KPrototypesSettings,
} from './options.ts';
import { checkMixedRows, type WeightedMixedRows } from './rows.ts';
import { startPrototypes } from './start.ts';

/**
 * K-prototypes (Huang, 1998): clusters of rows that hold numbers and categories, each about means and modes.
 * nInit restarts; the one with the lowest cost is kept. Clusters come largest first.
 *
 * @param rows numbers (standardised, as a rule) and categories of the same rows; a missing category differs from
 * every other
 * @param options see {@link kPrototypesOptionSpecs}; only `nClusters` is needed
 * @param sampleWeight how much each row counts (nSamples), each >= 0; all 1 when not given
 * @throws RangeError or TypeError on an option out of range, on missing or infinite numbers, on codes that name no
 * category, and on fewer different rows than clusters.
 */
export function kPrototypes(
  rows: MixedRows,
  options: KPrototypesOptions,
  sampleWeight?: Float64Array,
): KPrototypesFit {
  const settings = resolveKPrototypesOptions(options);
  const usable = checkMixedRows(rows, settings.nClusters, sampleWeight);
  const gamma = gammaOf(usable, settings);
  const restarts = Array.from({ length: settings.nInit }, (_, restart) =>
    runKPrototypesRestart(usable, settings, gamma, restart),
  );
  return finishKPrototypes(settings, gamma, lowestCost(restarts), { rows, sampleWeight });
}

/** The gamma that was given, or the one that the rows suggest. */
export function gammaOf(
  { numbers, weights }: WeightedMixedRows,
  { gamma }: KPrototypesSettings,
): number {
  return gamma ?? findGamma(numbers, weights);
}

/**
 * One restart out of `nInit`, which can run anywhere in any order. Checks nothing.
 *
 * @param rows from {@link checkMixedRows}
 * @param gamma from {@link gammaOf}
 * @param restart 0 .. nInit - 1
 */
export function runKPrototypesRestart(
  rows: WeightedMixedRows,
  settings: KPrototypesSettings,
  gamma: number,
  restart: number,
): PrototypeDescent {
  const start = startPrototypes(rows, settings, gamma, restart);
  return descend(rows, start, settings.nClusters, gamma, settings.maxIter);
}

/** The first of equals. */
export function lowestCost(descents: readonly PrototypeDescent[]): PrototypeDescent {
  return descents.reduce((best, next) => (next.cost < best.cost ? next : best));
}
