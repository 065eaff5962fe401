import type { SolutionFlow } from '../contract/index.ts';
import { adjustedRandIndex } from '../core/index.ts';
import type { SegmentFit } from './algorithms/index.ts';

/**
 * How customers move between the chosen solution and those that are not its algorithm's with another number of
 * segments (these are in `solutions`): what it was merged from, and the nearest one of each other algorithm.
 *
 * @param fits all that were made
 * @param fine what the chosen solution was merged from, where it was
 * @param chosen its clusters in the order in which segments are told
 */
export function solutionFlows(
  fits: readonly SegmentFit[],
  chosen: SegmentFit,
  fine?: SegmentFit,
): SolutionFlow[] {
  const others = new Set(fits.map(({ algorithm }) => algorithm));
  others.delete(chosen.algorithm);
  return [
    ...(fine === undefined ? [] : [flowOf(fine, chosen)]),
    ...[...others].map((name) => {
      const own = fits.filter(({ algorithm }) => algorithm === name);
      return flowOf(chosen, nearestIn(own, chosen.nClusters));
    }),
  ];
}

function nearestIn(fits: readonly SegmentFit[], k: number): SegmentFit {
  return fits.reduce((best, fit) =>
    Math.abs(fit.nClusters - k) < Math.abs(best.nClusters - k) ? fit : best,
  );
}

function flowOf(first: SegmentFit, second: SegmentFit): SolutionFlow {
  const moves = Array.from({ length: first.nClusters }, () =>
    Array.from({ length: second.nClusters }, () => 0),
  );
  first.labels.forEach((from, row) => {
    const to = second.labels[row];
    if (from >= 0 && to >= 0) moves[from][to] += 1;
  });
  return {
    first: { algorithm: first.algorithm, k: first.nClusters },
    second: { algorithm: second.algorithm, k: second.nClusters },
    adjustedRandIndex: adjustedRandIndex(first.labels, second.labels),
    moves,
  };
}
