/** The nearest of the rows seen so far, just as many as weigh `mass` together. */
export interface Nearest {
  /** Squared distance of the farthest of them; Infinity as long as they weigh less. */
  radius(): number;
  /** Takes a row in; what is not needed any more falls out. */
  add(square: number, weight: number): void;
  clear(): void;
}

export function createNearest(mass: number): Nearest {
  // A heap, the farthest first.
  const squares: number[] = [];
  const weights: number[] = [];
  let total = 0;

  const put = (place: number, square: number, weight: number): void => {
    squares[place] = square;
    weights[place] = weight;
  };

  const dropFarthest = (): void => {
    const square = squares.pop() ?? 0;
    const weight = weights.pop() ?? 0;
    const size = squares.length;
    if (size === 0) return;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && squares[child + 1] > squares[child]) child++;
      if (squares[child] <= square) break;
      put(hole, squares[child], weights[child]);
      hole = child;
    }
    put(hole, square, weight);
  };

  return {
    radius: () => (total >= mass ? squares[0] : Infinity),
    add(square, weight) {
      total += weight;
      let hole = squares.length;
      while (hole > 0 && squares[(hole - 1) >> 1] < square) {
        const parent = (hole - 1) >> 1;
        put(hole, squares[parent], weights[parent]);
        hole = parent;
      }
      put(hole, square, weight);
      while (squares.length > 1 && total - weights[0] >= mass) {
        total -= weights[0];
        dropFarthest();
      }
    },
    clear() {
      squares.length = 0;
      weights.length = 0;
      total = 0;
    },
  };
}
