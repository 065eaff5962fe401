import type { Decision } from '../../contract/index.ts';
import type { FittedStep } from './fitStep.ts';
import type { LevelOptions } from './options.ts';
import { formatFigure } from './tellStep.ts';

interface WeighedLevels {
  readonly fitted: readonly FittedStep[];
  readonly decisions: readonly Decision[];
}

/**
 * Scales the levels of categories so that two customers whose category differs lie gamma apart in squared distance:
 * one level is gained and one lost, each by the square root of gamma / 2. Without another word gamma is half the mean
 * standard deviation of the numbers (after Huang, 1998). Beside no numbers there is nothing to weigh.
 */
export function weighLevels(
  fitted: readonly FittedStep[],
  levels: LevelOptions | undefined,
): WeighedLevels {
  const numbers = fitted.filter(({ step }) => step.level === null && step.scale > 0);
  if (levels === undefined || numbers.length === 0 || numbers.length === fitted.length) {
    return { fitted, decisions: [] };
  }
  const varying = numbers.filter(({ constant }) => !constant);
  const spread = varying.reduce((sum, each) => sum + each.spread, 0) / numbers.length;
  const found = spread > 0 ? spread / 2 : 1;
  const gamma = levels.gamma ?? found;
  const scale = Math.sqrt(2 / gamma);
  const why =
    levels.gamma === null
      ? ', half the mean standard deviation of the numbers'
      : `, as asked; found by itself it would be ${formatFigure(found)}`;
  return {
    fitted: fitted.map((each) =>
      each.kind === 'level' ? { ...each, step: { ...each.step, scale } } : each,
    ),
    decisions: [
      {
        stage: 'feature',
        column: null,
        text: `A category that differs weighs as much as a squared difference of ${formatFigure(gamma)} in a number (gamma)${why}.`,
        count: null,
      },
    ],
  };
}
