import type { ModelFile } from '../../contract/index.ts';
import { nearestCell } from './nearestCell.ts';
import { nearestCentroid } from './nearestCentroid.ts';
import { prepareFeatures } from './features.ts';
import { createGraph } from './graphBuilder.ts';
import type { ElementType, Graph, Tensor } from './messages.ts';

/**
 * The segment of each customer: by the nearest centroid, or by the cell of a tree. Inputs are the table's columns, N x 1;
 * outputs are `cluster`, `distance`, `segment_id` and `segment`, N each.
 */
export function segmentGraph(model: ModelFile): Graph {
  const graph = createGraph(model.recipe.features.map(({ column }) => column));
  const { features, incomplete } = prepareFeatures(graph, model);
  const { clusters, place, square } =
    model.model.algorithm === 'ward'
      ? nearestCell(graph, features, model.model)
      : nearestCentroid(graph, features, model.model.centroids);
  const gap = incomplete === null ? null : graph.apply('Squeeze', [incomplete, graph.axes(1)]);
  const orElse = (value: string, otherwise: Tensor): string =>
    gap === null ? value : graph.apply('Where', [gap, graph.constant(otherwise), value]);
  const pick = (values: Tensor): string => graph.apply('Gather', [graph.constant(values), place]);
  const dims = [clusters.length];
  const texts = (textOf: (segment: ModelFile['segments'][number]) => string): string => {
    const values = clusters.map((cluster) => textOf(segmentOfCluster(model, cluster)));
    return orElse(pick({ type: 'string', dims, values }), {
      type: 'string',
      dims: [],
      values: [''],
    });
  };
  const cluster = orElse(pick({ type: 'int64', dims, values: clusters }), {
    type: 'int64',
    dims: [],
    values: [-1],
  });
  const distance = orElse(graph.apply('Sqrt', [square]), {
    type: 'double',
    dims: [],
    values: [NaN],
  });
  const told = (what: string, otherwise: string): string =>
    gap === null ? what : `${what}; where a value is missing: ${otherwise}`;
  const give = (name: string, value: string, type: ElementType, words: string): void => {
    graph.output(name, value, type, ['N'], words);
  };
  give('cluster', cluster, 'int64', told('Number of the cluster', '-1'));
  give('distance', distance, 'double', told('Euclidean distance, on the prepared scale', 'NaN'));
  give(
    'segment_id',
    texts(({ id }) => id),
    'string',
    told('Identity of the segment', 'empty'),
  );
  give(
    'segment',
    texts(({ name }) => name),
    'string',
    told('Name of the segment', 'empty'),
  );
  const how = model.model.algorithm === 'ward' ? 'the cell of a tree' : 'the nearest centroid';
  return graph.finish('segments', `Customers to segments by ${how}.`);
}

function segmentOfCluster({ segments }: ModelFile, cluster: number): ModelFile['segments'][number] {
  const found = segments.find((segment) => segment.cluster === cluster);
  if (found === undefined) throw new RangeError(`no segment is of cluster ${cluster}`);
  return found;
}
