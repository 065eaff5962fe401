import { isBefore, matrixFromRows } from '../../core/index.ts';
import type { GraphBuilder } from './graphBuilder.ts';
import { leastPlace, squaresTo } from './squares.ts';

/** Where each customer is, as values of a graph. */
export interface FoundCluster {
  /** Cluster of each place. */
  readonly clusters: readonly number[];
  /** Place of each customer (N). */
  readonly place: string;
  /** Squared distance to the centroid of the cluster (N). */
  readonly square: string;
}

/** The nearest centroid; of several as near, the lexicographically smaller one, as in core's `assign`. */
export function nearestCentroid(
  graph: GraphBuilder,
  features: readonly string[],
  centroids: readonly (readonly number[])[],
): FoundCluster {
  const clusters = inLexicographicOrder(centroids);
  const squares = squaresTo(
    graph,
    features,
    clusters.map((cluster) => centroids[cluster]),
  );
  return {
    clusters,
    place: leastPlace(graph, squares),
    square: graph.apply('ReduceMin', [squares, graph.axes(1)], { keepdims: { int: 0 } }),
  };
}

/** Clusters by their centroids; sorting keeps the order of equal ones. */
function inLexicographicOrder(rows: readonly (readonly number[])[]): number[] {
  const centroids = matrixFromRows(rows);
  return rows
    .map((_, cluster) => cluster)
    .toSorted((a, b) => Number(isBefore(centroids, b, a)) - Number(isBefore(centroids, a, b)));
}
