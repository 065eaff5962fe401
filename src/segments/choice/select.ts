import {
  algorithms as algorithmWords,
  ClienteleError,
  type AlgorithmName,
  type Candidate,
  type Selection,
} from '../../contract/index.ts';
import type { Rows } from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';
import { compareAlgorithms } from './compareAlgorithms.ts';
import type { NoiseComparison } from './noise.ts';
import { eligibleOf, rank, smallestShare, type Ranking } from './rank.ts';
import { reasonsOf } from './reasons.ts';
import { leastSeparation } from './separation.ts';
import { verdictOf, type Evidence } from './verdict.ts';
import { gapVote, judgesOf, kneeOfInertia, type Judge } from './votes.ts';

/** Everything that was fitted; `fits` and `candidates` stand in the same order. */
export interface Fitted {
  readonly x: Rows;
  readonly fits: readonly SegmentFit[];
  readonly candidates: readonly Candidate[];
  readonly noise: NoiseComparison | null;
  readonly algorithms: readonly AlgorithmName[];
}

/** The best k of one algorithm. */
interface Winner {
  readonly candidate: Candidate;
  readonly candidates: readonly Candidate[];
  readonly eligible: readonly Candidate[];
  readonly judges: readonly Judge[];
  readonly ranking: readonly Ranking[];
}

/**
 * Chooses one of the solutions and says why.
 *
 * @returns its place among the fits, and what leaves the room of it
 * @throws ClienteleError `data` when every solution has a segment below `minSegmentShare`
 */
export function select(
  { x, fits, candidates, noise, algorithms }: Fitted,
  { minSegmentShare }: { readonly minSegmentShare: number | null },
): { at: number; selection: Selection } {
  const served = servable(candidates, minSegmentShare);
  const winners = algorithms.flatMap((name): Winner[] => {
    const own = served.filter(({ algorithm }) => algorithm === name);
    return own.length === 0 ? [] : [winnerOf(own)];
  });
  const {
    best: place,
    reasons: comparison,
    compared,
  } = compareAlgorithms(winners.map(({ candidate }) => candidate));
  const winner = winners[place];
  const best = candidates.indexOf(winner.candidate);
  const evidence = evidenceOf(x, fits[best], candidates[best], noise);
  const verdict = verdictOf(evidence);
  const one = candidates.findIndex(
    ({ k, algorithm }) => k === 1 && algorithm === winner.candidate.algorithm,
  );
  const at = verdict === 'none' && one >= 0 ? one : best;
  const chosen = candidates[at];
  const votes = [
    ...winner.judges.map(({ measure, k }) => ({ measure, k })),
    ...(chosen.algorithm === 'kmeans' ? [gapVote(noise)] : []),
  ];
  const choice = {
    ...winner,
    chosen,
    passedOver: winner.candidates.filter((c) => c.k > 1 && !winner.eligible.includes(c)),
    refused: candidates.filter((candidate) => !served.includes(candidate)),
    minSegmentShare,
    votes,
    verdict,
    evidence,
    nSamples: x.nSamples,
  };
  return {
    at,
    selection: {
      chosen: { algorithm: chosen.algorithm, k: chosen.k },
      verdict,
      reasons: [...comparison, ...reasonsOf(choice)],
      votes,
      candidates: [...candidates],
      compared,
      flows: [],
    },
  };
}

function winnerOf(candidates: readonly Candidate[]): Winner {
  const eligible = eligibleOf(candidates);
  const knee = kneeOfInertia(candidates);
  const judges = judgesOf(eligible, knee);
  const ranking = rank(eligible, judges, knee);
  const candidate = candidates.find(({ k }) => k === ranking[0].k) ?? candidates[0];
  return { candidate, candidates, eligible, judges, ranking };
}

/** The candidates whose every segment is large enough to serve. */
function servable(
  candidates: readonly Candidate[],
  minSegmentShare: number | null,
): readonly Candidate[] {
  if (minSegmentShare === null) return candidates;
  const served = candidates.filter((candidate) => smallestShare(candidate) >= minSegmentShare);
  if (served.length > 0) return served;
  const most = candidates.reduce((a, b) => (smallestShare(b) > smallestShare(a) ? b : a));
  const percent = (share: number): string => `${Number((100 * share).toPrecision(2))}%`;
  throw new ClienteleError(
    'data',
    `Every solution has a segment below ${percent(minSegmentShare)} of the customers; the best, ${algorithmWords[most.algorithm].title} with ${most.k}, has one of ${percent(smallestShare(most))}: ask for fewer segments with --k, or lower --min-segment-share.`,
  );
}

function evidenceOf(
  x: Rows,
  fit: SegmentFit,
  { k, silhouette, clusterSizes }: Candidate,
  noise: NoiseComparison | null,
): Evidence {
  return {
    nFeatures: x.nFeatures,
    noise,
    silhouette,
    separation: leastSeparation(x, fit),
    largest: clusterSizes[0] / x.nSamples,
    k,
  };
}
