import type { ScoredCustomer } from '../../contract/index.ts';
import type { Score } from '../../scoring/index.ts';
import type { Edits } from '../runs/editedRun.ts';

/** A score as it goes over HTTP, with the names that people gave the segments. */
export function scoredCustomer(score: Score, edits: Edits): ScoredCustomer {
  const { segmentId, next } = score;
  return {
    segmentId,
    segment: nameOf(segmentId, score.segment, edits),
    cluster: score.cluster < 0 ? null : score.cluster,
    probability: score.probability,
    distance: score.distance,
    nextSegment: next === null ? null : nameOf(next.segmentId, next.segment, edits),
    reasons: score.reasons.map(({ feature, contribution, text }) => ({
      feature,
      contribution,
      text,
    })),
    notes: score.notes.map(({ text }) => text),
  };
}

function nameOf(id: string | null, name: string | null, edits: Edits): string | null {
  return (id === null ? undefined : edits.get(id)?.name) ?? name;
}
