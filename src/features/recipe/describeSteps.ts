import type { FeatureStep, Recipe } from '../../contract/index.ts';
import { formatFigure, wordsOfTransform } from './tellStep.ts';

/** What a recipe does to each feature, one sentence a feature, in the order it is done. */
export function describeSteps(recipe: Recipe): string[] {
  return recipe.features.map((step) => `${step.label} (${step.name}): ${wordsOfStep(step)}.`);
}

function wordsOfStep({
  level,
  codes,
  impute,
  clip,
  transform,
  centre,
  scale,
}: FeatureStep): string {
  const parts = [
    ...(level === null ? [] : [`1 where the value is "${level}", 0 elsewhere`]),
    ...(codes === undefined
      ? []
      : [
          codes.levels
            .map((code) => `"${code.level}" counts as ${formatFigure(code.value)}`)
            .join(', '),
        ]),
    impute === null
      ? 'customers without a value are left out'
      : `missing becomes ${formatFigure(impute)}`,
    ...(clip === null
      ? []
      : [`held between ${formatFigure(clip.lower)} and ${formatFigure(clip.upper)}`]),
    ...(transform.name === 'none' ? [] : [wordsOfTransform(transform)]),
    ...(centre === 0 ? [] : [`minus ${formatFigure(centre)}`]),
    ...(scale === 1 ? [] : [`divided by ${formatFigure(scale)}`]),
  ];
  return parts.join(', ');
}
