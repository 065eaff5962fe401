import { version } from '../../contract/index.ts';
import { holdsCentresOrCells, type ExportFormat } from '../format.ts';
import { forestGraph } from './forestGraph.ts';
import { modelBytes } from './messages.ts';
import { segmentGraph } from './segmentGraph.ts';

/** An ONNX graph that starts from the columns of the customer table; see `segmentGraph` and `forestGraph`. */
export const onnx: ExportFormat = {
  name: 'onnx',
  summary: 'an ONNX graph from the table columns to the segment, for ONNX Runtime and the like',
  isBinary: true,
  takes: ['model'],
  takesModel: holdsCentresOrCells,
  withoutForest: null,
  write: (model, { model: part }) => {
    const forest = part === 'forest' ? model.classifier : null;
    const graph = forest === null ? segmentGraph(model) : forestGraph(model, forest);
    return modelBytes(graph, version);
  },
};
