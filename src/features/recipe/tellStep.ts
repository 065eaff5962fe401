import type { Decision, FeatureStep } from '../../contract/index.ts';
import type { FittedStep } from './fitStep.ts';
import type { RecipeOptions } from './options.ts';

/** What was done to one feature without being asked for in so many words, a sentence each. */
export function decisionsOf(fitted: FittedStep, { impute }: RecipeOptions): Decision[] {
  const { step, told: coded, missing, held, transformReason, fellBack } = fitted;
  const { name, column, transform } = step;
  const told: Decision[] = [];
  const tell = (text: string, count: number | null): void => {
    told.push({ stage: 'clean', column, text, count });
  };
  if (coded !== null) tell(coded, null);
  if (missing > 0 && step.impute !== null) tell(fillText(fitted, step.impute, impute), missing);
  if (held > 0) tell(`Extreme values of "${name}" are held at its 1st and 99th percentile.`, held);
  if (transformReason !== null) {
    tell(`"${name}" becomes ${wordsOfTransform(transform)}: ${transformReason}.`, null);
  }
  if (fellBack) {
    tell(`"${name}" is divided by its standard deviation: its interquartile range is 0.`, null);
  }
  return told;
}

function fillText(
  { step: { name, column }, kind }: FittedStep,
  filling: number,
  impute: RecipeOptions['impute'],
): string {
  if (kind === 'level') return `Missing values of "${column}" count as none of its levels.`;
  const what =
    (kind === 'flag' || kind === 'code') && impute !== 'mean' ? 'commonest value' : impute;
  return `Missing values of "${name}" become its ${what}, ${formatFigure(filling)}.`;
}

/** What the reader should be warned of about one feature. */
export function warningsOf({ step: { name }, constant }: FittedStep): string[] {
  return constant
    ? [`"${name}" has the same value for every customer and adds nothing to the segments.`]
    : [];
}

/** A transform in words. */
export function wordsOfTransform({ name, lambda }: FeatureStep['transform']): string {
  if (name === 'log1p') return 'log(1 + x)';
  return `Yeo-Johnson with lambda ${formatFigure(lambda ?? 1)}`;
}

/** A figure in a sentence: six digits at most, no needless zeros. */
export function formatFigure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
