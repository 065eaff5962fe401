import type { Shape } from '../contract/index.ts';
import type { Figure } from './figures.ts';
import { fitOf, type Fit } from './fit.ts';
import type { Playbook } from './playbook.ts';

/** All rules that fit a segment, the best first. */
export function fitsOf({ rules }: Playbook, shape: Shape, figures: readonly Figure[]): Fit[] {
  return rules
    .map((rule) => fitOf(rule, shape, figures))
    .filter((fit) => fit !== null)
    .toSorted((a, b) => b.score - a.score);
}

/** The rule that names a segment. */
export interface Naming {
  readonly fit: Fit;
  /** True where another segment bears the name, so that this one needs a qualifier. */
  readonly shared: boolean;
}

/** A next best rule that fits less well than this share of the best one is passed over for a qualifier. */
const leastOfBest = 0.6;

/**
 * Gives each segment the rule that names it. A name is given once: to the segment it fits best. The others go
 * on to their next best rule, or share the name with a qualifier where that fits much less well.
 *
 * @param fits of each segment, the best first
 * @returns one rule a segment; null where none with a name fits
 */
export function assignNames(fits: readonly (readonly Fit[])[]): (Naming | null)[] {
  const own = uniqueNames(fits);
  return fits.map((each, segment): Naming | null => {
    const best = each.find(({ rule }) => rule.name !== undefined);
    if (best === undefined) return null;
    const fit = own[segment];
    return fit !== null && fit.score >= leastOfBest * best.score
      ? { fit, shared: false }
      : { fit: best, shared: true };
  });
}

function uniqueNames(fits: readonly (readonly Fit[])[]): (Fit | null)[] {
  const pairs = fits
    .flatMap((own, segment) => own.map((fit) => ({ fit, segment })))
    .filter(({ fit }) => fit.rule.name !== undefined)
    .toSorted((a, b) => b.fit.score - a.fit.score || a.segment - b.segment);
  const assigned = fits.map((): Fit | null => null);
  const taken = new Set<string>();
  for (const { fit, segment } of pairs) {
    const name = fit.rule.name ?? '';
    if (assigned[segment] !== null || taken.has(name)) continue;
    assigned[segment] = fit;
    taken.add(name);
  }
  return assigned;
}
