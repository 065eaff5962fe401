import type { Candidate, Selection } from '../../contract/index.ts';
import { gapChoice, kneeOf } from '../../core/index.ts';
import type { NoiseComparison } from './noise.ts';

export type Vote = Selection['votes'][number];

/** What speaks for a k: a figure a candidate, the larger the better; null where it does not apply. */
export interface Judge {
  readonly measure: string;
  readonly k: number | null;
  readonly score: (candidate: Candidate) => number | null;
}

/**
 * The judges of k: silhouette, Davies-Bouldin and Calinski-Harabasz, the knee of inertia for algorithms that
 * minimise it, BIC and ICL for those with a likelihood. The knee prefers the k where the curve bends, and those
 * near it. BIC and ICL have no say where a candidate has a near-singular segment, which they reward for nothing.
 *
 * @param eligible candidates that may be chosen, ascending
 */
export function judgesOf(eligible: readonly Candidate[], knee: number | null): Judge[] {
  const highest = (measure: string, score: Judge['score']): Judge => ({
    measure,
    score,
    k: bestK(eligible, score),
  });
  const sound = eligible.every(({ nearSingular }) => nearSingular === 0);
  const lowest = (measure: string, score: Judge['score']): Judge =>
    highest(measure, (candidate) => {
      const value = sound ? score(candidate) : null;
      return value === null ? null : -value;
    });
  const hasInertia = eligible.some(({ inertia }) => inertia !== null);
  const hasLikelihood = eligible.some(({ bic }) => bic !== null);
  return [
    highest('silhouette', ({ silhouette }) => silhouette),
    highest('Davies-Bouldin', ({ daviesBouldin }) =>
      daviesBouldin === null ? null : -daviesBouldin,
    ),
    highest('Calinski-Harabasz', ({ calinskiHarabasz }) => calinskiHarabasz),
    ...(hasInertia
      ? [
          {
            measure: 'knee of inertia',
            score: ({ k }: Candidate) => (knee === null ? null : -Math.abs(k - knee)),
            k: knee,
          },
        ]
      : []),
    ...(hasLikelihood ? [lowest('BIC', ({ bic }) => bic), lowest('ICL', ({ icl }) => icl)] : []),
  ];
}

/** The k the gap prefers by the rule of its authors, 1 included; null while it still rises. */
export function gapVote(noise: NoiseComparison | null): Vote {
  return { measure: 'gap', k: noise === null ? null : gapChoice(noise.ks, noise) };
}

/** Where the curve of inertia bends; null where it does not. */
export function kneeOfInertia(candidates: readonly Candidate[]): number | null {
  const known = candidates.filter(({ inertia }) => inertia !== null);
  return kneeOf(
    known.map(({ k }) => k),
    known.map(({ inertia }) => inertia ?? 0),
  );
}

function bestK(candidates: readonly Candidate[], score: Judge['score']): number | null {
  let best: { k: number; score: number } | null = null;
  for (const candidate of candidates) {
    const value = score(candidate);
    if (value !== null && (best === null || value > best.score)) {
      best = { k: candidate.k, score: value };
    }
  }
  return best?.k ?? null;
}
