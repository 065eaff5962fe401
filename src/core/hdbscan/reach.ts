import { squareToBox, squareUpTo, type KdTree } from '../neighbours/index.ts';

/** The row that is reached first from a place, and at which distance. */
export interface Reached {
  readonly row: number;
  readonly distance: number;
}

/** Searches from the `nFeatures` values of `query` from place p, whose core distance is given. */
export type Reach = (query: Float64Array, p: number, core: number) => Reached;

/**
 * Makes the search for the row with the least mutual reachability: the largest of the two core distances and the
 * distance. Of equals, the one nearest by distance alone, so that a row of the tree reaches itself.
 *
 * @param cores core distance of each row of the matrix the tree was built from
 */
export function createReach(tree: KdTree, cores: Float64Array): Reach {
  const { nFeatures, data, rowAt, starts, ends, seconds } = tree;
  let row = 0;
  let least = Infinity;
  let leastSquare = Infinity;

  const isWorthIt = (square: number, core: number): boolean => {
    const reach = Math.max(core, Math.sqrt(square));
    return reach < least || (reach === least && square < leastSquare);
  };

  const visit = (node: number, query: Float64Array, p: number, core: number): void => {
    const second = seconds[node];
    if (second < 0) {
      for (let place = starts[node]; place < ends[node]; place++) {
        const square = squareUpTo(query, p, data, place * nFeatures, nFeatures, Infinity);
        const reach = Math.max(core, cores[rowAt[place]], Math.sqrt(square));
        if (reach > least || (reach === least && square >= leastSquare)) continue;
        row = rowAt[place];
        least = reach;
        leastSquare = square;
      }
      return;
    }
    const toFirst = squareToBox(tree, node + 1, query, p, Infinity);
    const toSecond = squareToBox(tree, second, query, p, Infinity);
    const isFirstNearer = toFirst <= toSecond;
    if (isWorthIt(Math.min(toFirst, toSecond), core)) {
      visit(isFirstNearer ? node + 1 : second, query, p, core);
    }
    if (isWorthIt(Math.max(toFirst, toSecond), core)) {
      visit(isFirstNearer ? second : node + 1, query, p, core);
    }
  };

  return (query, p, core) => {
    row = 0;
    least = Infinity;
    leastSquare = Infinity;
    visit(0, query, p, core);
    return { row, distance: least };
  };
}
