export { sqlDialects } from '../data/index.ts';
export { exportModel, type ExportOptions } from './exportModel.ts';
export { modelParts, type ExportFormat, type FormatOptions, type ModelPart } from './format.ts';
export { exportFormats, findFormat } from './registry.ts';
