import type { WardFile } from '../../contract/index.ts';
import type { GraphBuilder } from './graphBuilder.ts';
import type { FoundCluster } from './nearestCentroid.ts';
import { leastPlace, squaresTo } from './squares.ts';

/** The cluster of the cell with the least squared distance less its offset, as core's `cellOf` finds it. */
export function nearestCell(
  graph: GraphBuilder,
  features: readonly string[],
  { representatives, offsets, clusters, centroids }: WardFile,
): FoundCluster {
  const row = { type: 'double', dims: [1, offsets.length], values: offsets } as const;
  const squares = squaresTo(graph, features, representatives);
  const cell = leastPlace(graph, graph.apply('Sub', [squares, graph.constant(row)]));
  const cells = { type: 'int64', dims: [clusters.length], values: clusters } as const;
  const place = graph.apply('Gather', [graph.constant(cells), cell]);
  const column = graph.apply('Unsqueeze', [place, graph.axes(1)]);
  const own = graph.apply('GatherElements', [squaresTo(graph, features, centroids), column], {
    axis: { int: 1 },
  });
  return {
    clusters: [...centroids.keys()],
    place,
    square: graph.apply('Squeeze', [own, graph.axes(1)]),
  };
}
