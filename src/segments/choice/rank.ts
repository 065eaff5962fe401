import type { Candidate } from '../../contract/index.ts';
import type { Judge } from './votes.ts';

/** A candidate whose smallest segment holds less than this share of the customers is passed over. */
export const leastShare = 0.01;

export interface Ranking {
  readonly k: number;
  /** Mean over the judges of its place among the candidates, 1 the best; null when no judge has a say. */
  readonly meanRank: number | null;
}

/**
 * The candidates of one algorithm that may be chosen: those without a tiny segment, or all where each has one; and
 * among them those without a segment that is flat in some direction, or all where each has one.
 */
export function eligibleOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const split = candidates.filter(({ k }) => k > 1);
  const large = split.filter((candidate) => smallestShare(candidate) >= leastShare);
  const kept = large.length > 0 ? large : split.length > 0 ? split : candidates;
  const sound = kept.filter(({ nearSingular }) => (nearSingular ?? 0) === 0);
  return sound.length > 0 ? sound : kept;
}

/** Share of all customers in the smallest segment. */
export function smallestShare({ clusterSizes, unassigned }: Candidate): number {
  const nSamples = clusterSizes.reduce((sum, size) => sum + size, unassigned);
  return Math.min(...clusterSizes) / nSamples;
}

/**
 * Ranks candidates by the mean of their places under each judge, best first. Of equal candidates the one
 * nearer the knee comes first, then the one with fewer segments.
 *
 * @param eligible ascending by k
 * @param knee null where the inertia has none
 */
export function rank(
  eligible: readonly Candidate[],
  judges: readonly Judge[],
  knee: number | null,
): Ranking[] {
  const speaking = judges.filter(({ score }) => eligible.every((c) => score(c) !== null));
  const rankings = eligible.map((candidate) => {
    const ranks = speaking.map((judge) => placeOf(candidate, eligible, judge));
    return {
      k: candidate.k,
      meanRank: ranks.length > 0 ? ranks.reduce((sum, r) => sum + r, 0) / ranks.length : null,
    };
  });
  const fromKnee = ({ k }: Ranking): number => (knee === null ? 0 : Math.abs(k - knee));
  return rankings.toSorted(
    (a, b) => (a.meanRank ?? 0) - (b.meanRank ?? 0) || fromKnee(a) - fromKnee(b) || a.k - b.k,
  );
}

/** 1 + the number of candidates that are better; those that are as good share the mean of their places. */
function placeOf(
  candidate: Candidate,
  eligible: readonly Candidate[],
  { score }: Pick<Judge, 'score'>,
): number {
  const own = score(candidate) ?? -Infinity;
  const better = eligible.filter((other) => (score(other) ?? -Infinity) > own).length;
  const equal = eligible.filter((other) => (score(other) ?? -Infinity) === own).length;
  return better + (equal + 1) / 2;
}
