import { powerTo, type Matrix, type PowerCells } from '../../core/index.ts';
import { candidateOf, type Candidate, type MoveSearch, type Start } from './candidate.ts';
import { movablesOf, type Movable } from './movable.ts';
import { shortestMove } from './shortestMove.ts';
import { broadChoices, choicesOf, type Helper } from './subsets.ts';

/** Rounding of distances, as a share of them. */
const rounding = 1e-9;

/** Moves across the planes between cells: the way to each is a projection. */
export function planeMoves(start: Start, cells: PowerCells): MoveSearch {
  const goals = goalsOf(start, cells);
  return {
    together: (size) =>
      goals.flatMap(({ helpers, needed }) =>
        candidatesOf([...choicesOf(helpers, size, needed)], needed),
      ),
    broad: () =>
      goals.flatMap(({ helpers, needed }) => candidatesOf(broadChoices(helpers), needed)),
  };
}

/** A boundary to cross: that between the own cell and one of another cluster. */
interface Goal {
  readonly helpers: readonly Helper[];
  readonly needed: number;
}

/** Cells of other clusters that a way is looked for to, those with the nearest boundaries. */
const mostGoals = 32;

/** The own power less that of the other cell grows by 2 (other - own) with each unit of a feature; it must grow to 0. */
function goalsOf({ plan: { clustered }, reading, x, cluster }: Start, cells: PowerCells): Goal[] {
  const movables = movablesOf(clustered, reading, x);
  const powers = Array.from(cells.clusters, (_, cell) => powerTo(cells, cell, x, 0));
  const places = [...cells.clusters.keys()];
  const own = places
    .filter((cell) => cells.clusters[cell] === cluster)
    .reduce((least, cell) => (powers[cell] < powers[least] ? cell : least));
  const wayTo = (other: number): number =>
    (powers[other] - powers[own]) / Math.sqrt(squareBetween(cells.centres, own, other));
  return places
    .filter((cell) => cells.clusters[cell] !== cluster)
    .toSorted((a, b) => wayTo(a) - wayTo(b))
    .slice(0, mostGoals)
    .map((other) => {
      const helpers = movables.flatMap((movable) => helperFor(movable, cells.centres, own, other));
      const room = rounding * (Math.abs(powers[other]) + Math.abs(powers[own]));
      return { helpers, needed: powers[other] - powers[own] - room };
    });
}

function squareBetween({ data, nFeatures }: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let f = 0; f < nFeatures; f++)
    sum += (data[i * nFeatures + f] - data[j * nFeatures + f]) ** 2;
  return sum;
}

function helperFor(
  movable: Movable,
  { data, nFeatures }: Matrix,
  own: number,
  other: number,
): Helper[] {
  const { feature, least, most } = movable;
  const weight = 2 * (data[other * nFeatures + feature] - data[own * nFeatures + feature]);
  const gain = Math.max(weight * least, weight * most);
  return gain > 0 ? [{ movable, weight, gain }] : [];
}

function candidatesOf(choices: readonly (readonly Helper[])[], needed: number): Candidate[] {
  return choices.flatMap((helpers): Candidate[] => {
    const coordinates = helpers.map(({ weight, movable: { least, most } }) => ({
      weight,
      least,
      most,
    }));
    const moves = shortestMove(coordinates, needed);
    if (moves === null) return [];
    return [
      candidateOf(
        helpers.map(({ movable }) => movable),
        moves,
      ),
    ];
  });
}
