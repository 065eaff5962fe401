/** One bar: a segment's probability in the order of `segments`. */
export interface ProbabilityBar {
  readonly segmentId: string;
  readonly name: string;
  readonly place: number;
  /** 0..1; 0 where the model does not name the segment. */
  readonly probability: number;
  readonly isOwn: boolean;
}

/** Bars that keep their places while a customer changes. */
export function probabilityBars(
  segments: readonly { readonly id: string; readonly name: string }[],
  probabilities: readonly { readonly segmentId: string; readonly probability: number }[],
  own: string | null,
): ProbabilityBar[] {
  const byId = new Map(probabilities.map(({ segmentId, probability }) => [segmentId, probability]));
  return segments.map(({ id, name }, place) => ({
    segmentId: id,
    name,
    place,
    probability: byId.get(id) ?? 0,
    isOwn: id === own,
  }));
}
