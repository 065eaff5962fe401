import type { Strategy } from '../../../contract/index.ts';

/** The proposals with a change to the one at `place`. */
export function changedAt(
  all: readonly Strategy[],
  place: number,
  change: Partial<Strategy>,
): readonly Strategy[] {
  return all.map((strategy, i) => (i === place ? { ...strategy, ...change } : strategy));
}

/** The proposals but the one at `place`. */
export function withoutAt(all: readonly Strategy[], place: number): readonly Strategy[] {
  return all.filter((_, i) => i !== place);
}
