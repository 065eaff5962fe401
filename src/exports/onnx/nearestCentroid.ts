import type { ModelFile } from '../../contract/index.ts';
import { isBefore, matrixFromRows } from '../../core/index.ts';
import { prepareFeatures } from './features.ts';
import { createGraph } from './graphBuilder.ts';
import type { ElementType, Graph, Tensor } from './messages.ts';

/**
 * The segment of each customer by the nearest centroid. Inputs are the table's columns, N x 1; outputs are
 * `cluster`, `distance`, `segment_id` and `segment`, N each. Squares are summed from the first feature to the
 * last, as `assign` does, for all centroids at once.
 */
export function nearestCentroidGraph(model: ModelFile): Graph {
  const graph = createGraph(model.recipe.features.map(({ column }) => column));
  const { features, incomplete } = prepareFeatures(graph, model);
  const order = inLexicographicOrder(model.model.centroids);
  const squares = features
    .map((feature, f) => {
      const values = order.map((cluster) => model.model.centroids[cluster][f]);
      const centres = graph.constant({ type: 'double', dims: [1, order.length], values });
      const difference = graph.apply('Sub', [feature, centres]);
      return graph.apply('Mul', [difference, difference]);
    })
    .reduce((sum, square) => graph.apply('Add', [sum, square]));
  // The first of equals is taken, and the lexicographically smaller centroid stands first.
  const place = graph.apply('ArgMin', [squares], {
    axis: { int: 1 },
    keepdims: { int: 0 },
    select_last_index: { int: 0 },
  });
  const axes = graph.constant({ type: 'int64', dims: [1], values: [1] });
  const least = graph.apply('ReduceMin', [squares, axes], { keepdims: { int: 0 } });
  const gap = incomplete === null ? null : graph.apply('Squeeze', [incomplete, axes]);
  const orElse = (value: string, otherwise: Tensor): string =>
    gap === null ? value : graph.apply('Where', [gap, graph.constant(otherwise), value]);
  const pick = (values: Tensor): string => graph.apply('Gather', [graph.constant(values), place]);
  const dims = [order.length];
  const texts = (textOf: (segment: ModelFile['segments'][number]) => string): string => {
    const values = order.map((cluster) => textOf(segmentOfCluster(model, cluster)));
    return orElse(pick({ type: 'string', dims, values }), {
      type: 'string',
      dims: [],
      values: [''],
    });
  };
  const cluster = orElse(pick({ type: 'int64', dims, values: order }), {
    type: 'int64',
    dims: [],
    values: [-1],
  });
  const distance = orElse(graph.apply('Sqrt', [least]), {
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
  return graph.finish('segments', 'Customers to segments by the nearest centroid.');
}

function segmentOfCluster({ segments }: ModelFile, cluster: number): ModelFile['segments'][number] {
  const found = segments.find((segment) => segment.cluster === cluster);
  if (found === undefined) throw new RangeError(`no segment is of cluster ${cluster}`);
  return found;
}

/** Clusters by their centroids; sorting keeps the order of equal ones. */
function inLexicographicOrder(rows: readonly (readonly number[])[]): number[] {
  const centroids = matrixFromRows(rows);
  return rows
    .map((_, cluster) => cluster)
    .toSorted((a, b) => Number(isBefore(centroids, b, a)) - Number(isBefore(centroids, a, b)));
}
