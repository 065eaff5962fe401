import type { Placer } from '../../segments/index.ts';
import { candidateOf, type Candidate, type MoveSearch, type Start } from './candidate.ts';
import { movablesOf, type Movable } from './movable.ts';
import { shortestMove } from './shortestMove.ts';
import { subsetsOf } from './subsets.ts';

/** Planes that are laid against a boundary, one after the other. */
const mostPlanes = 12;
/** The next plane would be the same: a share of the way. */
const sameMove = 1e-7;

/**
 * Moves across the boundaries of a mixture, where the logarithm of the odds of two components is 0. Along one column that
 * is a quadratic. For several it is approached by planes that touch it where the last one led, from the customer and from
 * the middle of the other component; what is nearest after that need not be the very nearest.
 */
export function curvedMoves({ plan, reading, x, cluster }: Start): MoveSearch {
  const { placer } = plan;
  const movables = movablesOf(plan.clustered, reading, x);
  const others = Array.from({ length: placer.centroids.nSamples }, (_, k) => k).filter(
    (k) => k !== cluster,
  );
  const candidates = (choice: readonly Movable[]): Candidate[] =>
    others
      .flatMap((other) => {
        const boundary = { x, own: cluster, other };
        return choice.length === 1
          ? [moveAlong(placer, boundary, choice[0])]
          : [x, centreOf(placer, other)].map((from) => moveAcross(placer, boundary, choice, from));
      })
      .flatMap((moves) => (moves === null ? [] : [candidateOf(choice, moves)]));
  const numbers = movables.filter(({ target }) => target.kind === 'number');
  const flips = movables.filter(({ target }) => target.kind === 'level');
  return {
    together: (size) => subsetsOf(movables, size).flatMap(candidates),
    broad: () =>
      [numbers, ...flips.map((_, n) => [...numbers, ...flips.slice(0, n + 1)])].flatMap(candidates),
  };
}

function centreOf({ centroids: { data, nFeatures } }: Placer, component: number): Float64Array {
  return data.slice(component * nFeatures, (component + 1) * nFeatures);
}

interface Boundary {
  readonly x: Float64Array;
  readonly own: number;
  readonly other: number;
}

/** Logarithm of the odds of a customer's own component and the other one. */
function oddsAt(placer: Placer, point: Float64Array, { own, other }: Boundary): number {
  const parts = new Float64Array(point.length);
  const before = placer.weigh(point, 0, own, other, parts);
  return parts.reduce((sum, part) => sum + part, before);
}

/** The shortest move of one column to a boundary: the odds are a quadratic along it. */
function moveAlong(
  placer: Placer,
  boundary: Boundary,
  { feature, least, most }: Movable,
): readonly number[] | null {
  const { x, own, other } = boundary;
  if (least === most) return [least];
  const point = Float64Array.from(x);
  const slopes = new Float64Array(x.length);
  const start = oddsAt(placer, x, boundary);
  placer.slope(point, own, other, slopes);
  const b = slopes[feature];
  const reach = Math.max(Math.abs(least), Math.abs(most));
  point[feature] = x[feature] + reach;
  const a = (oddsAt(placer, point, boundary) - start - b * reach) / reach ** 2;
  const moves = rootsOf(a, b, start).filter((move) => move >= least && move <= most);
  return moves.length === 0
    ? null
    : [moves.reduce((best, move) => (Math.abs(move) < Math.abs(best) ? move : best))];
}

/** Where a m² + b m + c is 0. */
function rootsOf(a: number, b: number, c: number): number[] {
  const under = b * b - 4 * a * c;
  if (under < 0) return [];
  // The form that loses no digits where a is tiny, as it is for components of one shape.
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(under)) / 2;
  return [q / a, c / q].filter(Number.isFinite);
}

/**
 * The way to one boundary.
 *
 * @param from where the first plane is laid
 * @returns one move a movable; null where no way was found
 */
function moveAcross(
  placer: Placer,
  boundary: Boundary,
  movables: readonly Movable[],
  from: Float64Array,
): readonly number[] | null {
  const { x, own, other } = boundary;
  const slopes = new Float64Array(x.length);
  const point = Float64Array.from(x);
  let moves: readonly number[] = movables.map(({ feature, least, most }) =>
    Math.min(most, Math.max(least, from[feature] - x[feature])),
  );
  for (let plane = 0; plane < mostPlanes; plane++) {
    movables.forEach(({ feature }, m) => (point[feature] = x[feature] + moves[m]));
    const odds = oddsAt(placer, point, boundary);
    placer.slope(point, own, other, slopes);
    const coordinates = movables.map(({ feature, least, most }) => ({
      weight: -slopes[feature],
      least,
      most,
    }));
    if (coordinates.some(({ weight }) => weight === 0 || !Number.isFinite(weight))) return null;
    const needed = coordinates.reduce((sum, { weight }, m) => sum + weight * moves[m], odds);
    const next = shortestMove(coordinates, needed);
    if (next === null) return null;
    const change = Math.hypot(...next.map((move, m) => move - moves[m]));
    moves = next;
    if (change <= sameMove * Math.hypot(...next)) break;
  }
  return moves;
}
