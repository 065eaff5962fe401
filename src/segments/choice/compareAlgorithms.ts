import { algorithms, type Candidate, type Selection } from '../../contract/index.ts';

interface AlgorithmComparison {
  /** Place of the best among the candidates. */
  readonly best: number;
  /** Why, in plain sentences; none for a single candidate. */
  readonly reasons: readonly string[];
  /** The best first; none for a single candidate. */
  readonly compared: Selection['compared'];
}

/** Measures that mean the same whatever made the segments, the larger the better. */
const scores: readonly ((candidate: Candidate) => number | null)[] = [
  ({ silhouette }) => silhouette,
  ({ daviesBouldin }) => (daviesBouldin === null ? null : -daviesBouldin),
  ({ calinskiHarabasz }) => calinskiHarabasz,
];

/**
 * Compares the best solution of each algorithm by its mean place under silhouette, Davies-Bouldin and
 * Calinski-Harabasz; of equals the first. They prefer round groups, and say so.
 */
export function compareAlgorithms(candidates: readonly Candidate[]): AlgorithmComparison {
  if (candidates.length < 2) return { best: 0, reasons: [], compared: [] };
  const places = candidates.map((candidate) => meanPlace(candidate, candidates));
  const best = places.indexOf(Math.min(...places));
  const others = candidates.filter((_, i) => i !== best).map(tell);
  return {
    best,
    compared: candidates
      .map(({ algorithm, k }, i) => ({ algorithm, k, meanPlace: places[i] }))
      .toSorted((a, b) => a.meanPlace - b.meanPlace),
    reasons: [
      `${tell(candidates[best])} stands best over silhouette, Davies-Bouldin and Calinski-Harabasz, which favour round groups that lie apart; beside it stood ${others.join('; ')}.`,
    ],
  };
}

/** A solution without a figure comes last under that measure. */
function meanPlace(candidate: Candidate, all: readonly Candidate[]): number {
  const places = scores.map((score) => {
    const own = score(candidate) ?? -Infinity;
    return 1 + all.filter((other) => (score(other) ?? -Infinity) > own).length;
  });
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}

function tell({ algorithm, k, silhouette, unassigned }: Candidate): string {
  const { title } = algorithms[algorithm];
  const figures = [
    ...(silhouette === null ? [] : [`silhouette ${silhouette.toFixed(3)}`]),
    ...(unassigned === 0 ? [] : [`${unassigned.toLocaleString('en')} customers in no segment`]),
  ];
  return `${title} with ${k} ${k === 1 ? 'segment' : 'segments'}${figures.length === 0 ? '' : ` (${figures.join(', ')})`}`;
}
