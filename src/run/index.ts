export {
  builtInRecipePath,
  builtInRecipes,
  isBuiltInRecipe,
  readBuiltInRecipe,
} from './builtInRecipes.ts';
export {
  fetchDataset,
  findPublicDataset,
  publicDatasets,
  type FetchedFile,
  type PublicDataset,
} from '../data/index.ts';
export { generateRows, syntheticShapes, writeSynthetic } from '../data/index.ts';
export { inspectSource, type InspectOptions } from './inspect.ts';
export { compareRuns, type ComparableRun } from './compareRuns.ts';
export type { FittedRun, RunPorts, RunProgress, SegmentationRun } from './ports.ts';
export { isRecipeFile, readRecipeFile, resolveConfig } from './recipeFile.ts';
export { scoreCustomers, type ScoreOptions } from './score.ts';
export { mayHoldParts } from '../data/index.ts';
export { partsOfSource, sourceOfPart, targetOfSource } from './sourceParts.ts';
export { runSegmentation } from './segmentation.ts';
export { writeCustomerTable, type CustomerTableOptions } from './customerTable.ts';
export {
  openCustomerTable,
  type CustomerPageQuery,
  type CustomerTableReader,
  type TableLimits,
} from '../data/index.ts';
