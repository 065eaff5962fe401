import { holdsCentresOrCells, type ExportFormat } from '../format.ts';
import { moduleText } from './moduleText.ts';

/** A TypeScript module without dependencies; see {@link moduleText}. */
export const typescript: ExportFormat = {
  name: 'ts',
  summary: 'a TypeScript module without dependencies, for scoring in process',
  isBinary: false,
  takes: ['model'],
  takesModel: holdsCentresOrCells,
  withoutForest:
    'The TypeScript module holds centroids or the cells of a tree alone; leave --model out, or use --format onnx for the forest.',
  write: moduleText,
};
