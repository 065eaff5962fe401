import type { Trait } from '../contract/index.ts';
import type { Figure } from './figures.ts';
import { figureInWords } from './wording.ts';

const leastStrength = 0.3;
const mostTraits = 6;
/** A figure that did not form the segments weighs less than one that did. */
const weightOfDescription = 0.6;

/**
 * The figures that set a segment apart, the most telling first: those it was formed on before others, personal
 * attributes last. A rare level of a category is no trait; its common ones are.
 */
export function strongestFigures(figures: readonly Figure[]): Figure[] {
  return figures
    .filter(
      ({ strength, level }) =>
        Math.abs(strength) >= leastStrength && (level === null || strength > 0),
    )
    .toSorted(
      (a, b) =>
        Number(a.personal) - Number(b.personal) ||
        weightOf(b) - weightOf(a) ||
        (a.feature < b.feature ? -1 : 1),
    )
    .slice(0, mostTraits);
}

/** True for a figure that may stand in a name or a summary unasked. */
export function mayName({ personal, clustered }: Figure): boolean {
  return !personal || clustered;
}

/** How much a figure tells of a segment. An outcome never forms segments, and is what campaigns are about. */
export function weightOf({ strength, clustered, role }: Figure): number {
  return Math.abs(strength) * (clustered || role === 'outcome' ? 1 : weightOfDescription);
}

export function traitOf(figure: Figure): Trait {
  const { feature, label, unit, strength, value, overall } = figure;
  return {
    feature,
    label,
    unit,
    direction: strength > 0 ? 'high' : 'low',
    value,
    overall,
    z: strength,
    text: figureInWords(figure),
  };
}
