export { planAggregation, planFurther } from './aggregation.ts';
export { chooseFeatures, type FeatureChoice } from './choice/chooseFeatures.ts';
export { selectFeatures } from './choice/selectFeatures.ts';
export { currencyOf } from './currency.ts';
export { concepts, lexicon, type LexiconEntry } from './lexicon/index.ts';
export { comparedWith, inSentence, listed } from './phrases.ts';
export { judgeQuality } from './quality/judge.ts';
export { possibleValues } from './quality/limits.ts';
export { planRatios } from './ratios.ts';
export { codeOf } from './recipe/decode.ts';
export {
  applyRecipe,
  featureValues,
  type FeatureMatrix,
  type FeatureRows,
} from './recipe/applyRecipe.ts';
export { describeSteps } from './recipe/describeSteps.ts';
export { fitRecipe, type FittedRecipe } from './recipe/fitRecipe.ts';
export { prepareValue, restoreValue } from './recipe/prepareValue.ts';
export type { RecipeOptions } from './recipe/options.ts';
export { formatFigure } from './recipe/tellStep.ts';
export { assignRoles, type RoleOptions } from './roles.ts';
export { detectShape, type ShapeFinding } from './shape.ts';
