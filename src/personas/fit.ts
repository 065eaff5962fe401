import type { Shape } from '../contract/index.ts';
import type { Figure } from './figures.ts';
import type { Condition, Rule, Subject } from './playbook.ts';
import { weightOf } from './traits.ts';

/** A rule that fits a segment, with the figures that bear it out. */
export interface Fit {
  readonly rule: Rule;
  /** One figure a condition. */
  readonly figures: readonly Figure[];
  /** How well it fits: the strengths added up, a further condition counting a little less than the one before. */
  readonly score: number;
}

/** No single figure, however extreme, decides alone. */
const mostStrength = 2.5;

/** Between the mean of the strengths (1) and their sum (0): of two rules that hold, the more specific one wins. */
const discount = 0.4;

/** A rule must speak of something at least this strong, as a share of the segment's strongest figure. */
const leastRelevance = 0.5;

/** True when a figure is what a condition or a phrase speaks of. */
export function isAbout({ concept, role, feature }: Subject, figure: Figure): boolean {
  if (concept !== undefined) return figure.concept !== null && concept.includes(figure.concept);
  return role === undefined ? feature === figure.feature : role === figure.role;
}

/**
 * How a rule fits a segment.
 *
 * @param figures all figures of the segment that can be told
 * @returns null when a condition does not hold, or when the rule passes over what is strongest here
 */
export function fitOf(rule: Rule, shape: Shape, figures: readonly Figure[]): Fit | null {
  if (!rule.shapes.includes(shape)) return null;
  const evidence: Figure[] = [];
  for (const condition of rule.when) {
    const figure = figureFor(condition, figures);
    if (figure === null) return null;
    evidence.push(figure);
  }
  const strongest = Math.max(...behaviour(figures).map(weightOf));
  const spoken = Math.max(...evidence.map(weightOf));
  if (spoken < leastRelevance * strongest) return null;
  const sum = evidence.reduce((all, f) => all + Math.min(mostStrength, weightOf(f)), 0);
  return { rule, figures: evidence, score: sum / evidence.length ** discount };
}

/** The strongest figure that a condition holds for. */
function figureFor(condition: Condition, figures: readonly Figure[]): Figure | null {
  const { direction, strength, level = null } = condition;
  const sign = direction === 'high' ? 1 : -1;
  const holding = figures.filter(
    (figure) =>
      isAbout(condition, figure) && figure.level === level && sign * figure.strength >= strength,
  );
  return holding.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? null;
}

function behaviour(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ personal }) => !personal);
}
