import type { Strategy } from '../contract/index.ts';
import { listed } from '../features/index.ts';
import type { Figure } from './figures.ts';
import type { StrategyPlan } from './playbook.ts';
import { mayName } from './traits.ts';
import { figureInWords } from './wording.ts';

/** Figures told beside those of the rule. */
const mostFurther = 2;

/**
 * One or two sentences about a segment: the template with its figures filled in, then what else sets the
 * segment apart. Personal attributes appear only where a template asks for them, or where segments were formed on them.
 *
 * @param figures one a condition; {1} stands for the first
 * @param strongest the segment's strongest figures, the most telling first
 */
export function summaryOf(
  template: string,
  figures: readonly Figure[],
  strongest: readonly Figure[],
): string {
  const filled = template.replaceAll(/\{(\d+)\}/g, (_, n: string) =>
    figureInWords(figures[Number(n) - 1]),
  );
  const told = new Set(figures.map(({ feature }) => feature));
  const further = strongest
    .filter((figure) => mayName(figure) && !told.has(figure.feature))
    .slice(0, mostFurther);
  if (further.length === 0) return filled;
  const more = listed(further.map(figureInWords));
  return `${filled} ${figures.length > 0 ? 'What else sets them apart' : 'What sets them apart'}: ${more}.`;
}

/**
 * The strategies of a rule with the figures that speak for them: those of the concepts a strategy cites where
 * the segment has them, else those the rule was found by. Personal attributes are never among them.
 *
 * @param found the figures the rule was found by
 * @param all all figures of the segment
 */
export function strategiesOf(
  plans: readonly StrategyPlan[],
  found: readonly Figure[],
  all: readonly Figure[],
): Strategy[] {
  return plans.map(({ action, rationale, cites = [] }) => {
    const cited = cites
      .map((concept) => all.find((figure) => figure.concept === concept && figure.level === null))
      .filter((figure) => figure !== undefined);
    const speaking = (cited.length > 0 ? cited : found).filter(({ personal }) => !personal);
    return { action, rationale, evidence: evidenceOf(speaking) };
  });
}

function evidenceOf(speaking: readonly Figure[]): string {
  if (speaking.length === 0) return 'No figure of what they do lies far from the average';
  const text = speaking.map(figureInWords).join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
