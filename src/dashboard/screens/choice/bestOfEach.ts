import type { Candidate, Selection } from '../../../contract/index.ts';

/** An algorithm at its best, beside the others. */
export interface BestCandidate {
  readonly candidate: Candidate;
  /** Among the best of all, over three measures; 1 is first under each. */
  readonly meanPlace: number;
  readonly isChosen: boolean;
}

type Score = (candidate: Candidate) => number;

/** The larger the better; a solution without a figure comes last. */
const scores: readonly Score[] = [
  ({ silhouette }) => silhouette ?? -Infinity,
  ({ daviesBouldin }) => (daviesBouldin === null ? -Infinity : -daviesBouldin),
  ({ calinskiHarabasz }) => calinskiHarabasz ?? -Infinity,
];

/** Each algorithm with the number of segments that stands best, the one that was taken first. */
export function bestOfEach({
  candidates,
  chosen,
}: Pick<Selection, 'candidates' | 'chosen'>): BestCandidate[] {
  const groups = [...Map.groupBy(candidates, ({ algorithm }) => algorithm).values()];
  const taken = candidates.find(
    ({ algorithm, k }) => algorithm === chosen.algorithm && k === chosen.k,
  );
  const best = groups.map((group) => {
    if (taken !== undefined && group.includes(taken)) return taken;
    return group.toSorted((a, b) => placeOf(a, group) - placeOf(b, group))[0];
  });
  return best
    .map((candidate) => ({
      candidate,
      meanPlace: placeOf(candidate, best),
      isChosen: candidate === taken,
    }))
    .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen) || a.meanPlace - b.meanPlace);
}

function placeOf(candidate: Candidate, all: readonly Candidate[]): number {
  const places = scores.map(
    (score) => 1 + all.filter((other) => score(other) > score(candidate)).length,
  );
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}
