export { generateRows, syntheticShapes, writeSynthetic } from '../data/index.ts';
export type { RunPorts, RunProgress, SegmentationRun } from './ports.ts';
export { isRecipeFile, readRecipeFile, resolveConfig } from './recipeFile.ts';
export { scoreCustomers, type FittedRun, type ScoreOptions } from './score.ts';
export { runSegmentation } from './segmentation.ts';
