import { version } from '../../contract/index.ts';
import { isNearestCentre, type ExportFormat } from '../format.ts';
import { forestGraph } from './forestGraph.ts';
import { modelBytes } from './messages.ts';
import { nearestCentroidGraph } from './nearestCentroid.ts';

/** An ONNX graph that starts from the columns of the customer table; see `nearestCentroidGraph` and `forestGraph`. */
export const onnx: ExportFormat = {
  name: 'onnx',
  summary: 'an ONNX graph from the table columns to the segment, for ONNX Runtime and the like',
  isBinary: true,
  takes: ['model'],
  takesModel: isNearestCentre,
  withoutForest: null,
  write: (model, { model: part }) => {
    const forest = part === 'forest' ? model.classifier : null;
    const graph = forest === null ? nearestCentroidGraph(model) : forestGraph(model, forest);
    return modelBytes(graph, version);
  },
};
