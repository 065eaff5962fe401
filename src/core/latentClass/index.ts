export { assignClasses } from './assign.ts';
export type { ClassAscent } from './expectationMaximisation.ts';
export { finishLatentClass, type GivenCategories } from './finish.ts';
export type { LatentClassAssignment, LatentClassFit } from './fit.ts';
export { highestBound, latentClass, runLatentClassRestart } from './latentClass.ts';
export type { LatentClassModel } from './model.ts';
export {
  latentClassOptionSpecs,
  resolveLatentClassOptions,
  type LatentClassOptions,
  type LatentClassSettings,
} from './options.ts';
export { countPatterns, type Patterns } from './patterns.ts';
export { canonicalClasses, reorderClasses } from './reorder.ts';
