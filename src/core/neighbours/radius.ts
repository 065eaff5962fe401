import { squareToBox, type KdTree } from './kdTree.ts';
import { createNearest } from './nearest.ts';
import { squareUpTo } from './squareUpTo.ts';

/** Finds the square of a radius around the `nFeatures` values of `query` from place p. */
export type SquaredRadius = (query: Float64Array, p: number) => number;

/**
 * Makes the search for the smallest radius within which the rows of a tree weigh at least `mass`: the distance to
 * the mass-th nearest row, where all weigh 1. Checks nothing.
 *
 * @param weights of the rows of the matrix the tree was built from; together at least `mass`
 */
export function createRadiusSearch(
  tree: KdTree,
  weights: Float64Array,
  mass: number,
): SquaredRadius {
  const { nFeatures, data, rowAt, starts, ends, seconds } = tree;
  const nearest = createNearest(mass);

  const visit = (node: number, query: Float64Array, p: number): void => {
    const second = seconds[node];
    if (second < 0) {
      for (let place = starts[node]; place < ends[node]; place++) {
        const radius = nearest.radius();
        const square = squareUpTo(query, p, data, place * nFeatures, nFeatures, radius);
        if (square < radius) nearest.add(square, weights[rowAt[place]]);
      }
      return;
    }
    const toFirst = squareToBox(tree, node + 1, query, p, Infinity);
    const toSecond = squareToBox(tree, second, query, p, Infinity);
    const isFirstNearer = toFirst <= toSecond;
    const near = isFirstNearer ? node + 1 : second;
    const far = isFirstNearer ? second : node + 1;
    if (Math.min(toFirst, toSecond) < nearest.radius()) visit(near, query, p);
    if (Math.max(toFirst, toSecond) < nearest.radius()) visit(far, query, p);
  };

  return (query, p) => {
    nearest.clear();
    visit(0, query, p);
    return nearest.radius();
  };
}
