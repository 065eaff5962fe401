import type { SolutionFlow } from '../contract/index.ts';
import { adjustedRandIndex } from '../core/index.ts';
import type { SegmentFit } from './algorithms/index.ts';

/**
 * How customers move between solutions of one run: from each number of segments to the next one of the chosen
 * algorithm, and from the chosen solution to the nearest one of each other algorithm.
 *
 * @param fits all that were made; the one with the algorithm and k of `chosen` is replaced by it
 * @param fine what the chosen solution was merged from, where it was
 * @param chosen its clusters in the order in which segments are told
 */
export function solutionFlows(
  fits: readonly SegmentFit[],
  chosen: SegmentFit,
  fine?: SegmentFit,
): SolutionFlow[] {
  const all = fits.map((fit) => (isSame(fit, chosen) ? chosen : fit));
  const own = all
    .filter(({ algorithm }) => algorithm === chosen.algorithm)
    .toSorted((a, b) => a.nClusters - b.nClusters);
  const others = [...new Set(all.map(({ algorithm }) => algorithm))]
    .filter((algorithm) => algorithm !== chosen.algorithm)
    .map((name) =>
      nearestIn(
        all.filter(({ algorithm }) => algorithm === name),
        chosen.nClusters,
      ),
    );
  return [
    ...(fine === undefined ? [] : [flowOf(fine, chosen)]),
    ...own.slice(1).map((fit, i) => flowOf(own[i], fit)),
    ...others.map((fit) => flowOf(chosen, fit)),
  ];
}

function isSame(a: SegmentFit, b: SegmentFit): boolean {
  return a.algorithm === b.algorithm && a.nClusters === b.nClusters;
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
