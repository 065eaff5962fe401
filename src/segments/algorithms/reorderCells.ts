interface CellsFile {
  readonly centroids: number[][];
  readonly clusters: number[];
}

/** A model of cells with its clusters in another order. */
export function reorderCells<Model extends CellsFile>(
  model: Model,
  order: readonly number[],
): Model {
  const places = new Map(order.map((cluster, place) => [cluster, place]));
  return {
    ...model,
    centroids: order.map((j) => model.centroids[j]),
    clusters: model.clusters.map((cluster) => places.get(cluster) ?? cluster),
  };
}
