/** One coordinate of a move: how much the goal gains with each unit, and how far it may go. */
export interface Coordinate {
  /** Not 0. */
  readonly weight: number;
  readonly least: number;
  readonly most: number;
}

/**
 * The shortest move (Euclidean) inside the bounds of its coordinates that gains at least `needed`: the
 * projection on a half-space inside a box. By the conditions of Karush, Kuhn and Tucker each coordinate moves by
 * hold(lambda * weight) for one lambda >= 0; the gain grows with lambda piece by piece in straight lines, so the
 * lambda that gains enough is found between two of its corners.
 *
 * @returns one number a coordinate; null where the bounds do not allow the gain
 */
export function shortestMove(
  coordinates: readonly Coordinate[],
  needed: number,
): readonly number[] | null {
  const gainAt = (lambda: number): number => {
    let gain = 0;
    for (const each of coordinates) gain += each.weight * held(each, lambda);
    return gain;
  };
  const movesAt = (lambda: number): number[] => coordinates.map((each) => held(each, lambda));
  let before = 0;
  let gained = gainAt(0);
  if (gained >= needed) return movesAt(0);
  for (const corner of cornersOf(coordinates)) {
    const gain = gainAt(corner);
    if (gain >= needed) {
      return movesAt(before + ((needed - gained) * (corner - before)) / (gain - gained));
    }
    before = corner;
    gained = gain;
  }
  return null;
}

function held({ weight, least, most }: Coordinate, lambda: number): number {
  return Math.min(most, Math.max(least, lambda * weight));
}

/** Where a coordinate begins or ends to move, ascending. */
function cornersOf(coordinates: readonly Coordinate[]): number[] {
  return coordinates
    .flatMap(({ weight, least, most }) => [least / weight, most / weight])
    .filter((lambda) => lambda > 0 && lambda < Infinity)
    .toSorted((a, b) => a - b);
}
