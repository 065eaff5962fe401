import type { GraphBuilder } from './graphBuilder.ts';

/** Squared distances to each centre (N x centres), summed from the first feature to the last as core does. */
export function squaresTo(
  graph: GraphBuilder,
  features: readonly string[],
  centres: readonly (readonly number[])[],
): string {
  return features
    .map((feature, f) => {
      const values = centres.map((centre) => centre[f]);
      const row = graph.constant({ type: 'double', dims: [1, centres.length], values });
      const difference = graph.apply('Sub', [feature, row]);
      return graph.apply('Mul', [difference, difference]);
    })
    .reduce((sum, square) => graph.apply('Add', [sum, square]));
}

/** Column of the least value of each row (N), the first of equals. */
export function leastPlace(graph: GraphBuilder, values: string): string {
  return graph.apply('ArgMin', [values], {
    axis: { int: 1 },
    keepdims: { int: 0 },
    select_last_index: { int: 0 },
  });
}
