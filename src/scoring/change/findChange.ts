import { powerTo, type Matrix, type PowerCells } from '../../core/index.ts';
import { emptyPlacement } from '../../segments/index.ts';
import { cellStates, type Cell } from '../plan/cell.ts';
import type { ScoringPlan } from '../plan/planModel.ts';
import { isWhole, writeFeatures } from '../prepareRow.ts';
import type { Reading } from '../readCustomer.ts';
import { attempts, figuresFor } from './figures.ts';
import { movablesOf, type Movable } from './movable.ts';
import { shortestMove } from './shortestMove.ts';
import { broadChoices, choicesOf, mostTogether, type Helper } from './subsets.ts';

/** A customer's place before any change. */
export interface Start {
  readonly plan: ScoringPlan;
  /** The plan's. */
  readonly cells: PowerCells;
  readonly reading: Reading;
  /** The features (nFeatures). */
  readonly x: Float64Array;
  readonly cluster: number;
}

/** A change that was verified. */
export interface FoundChange {
  /** By place of the column: a number, or the place of a level. */
  readonly values: ReadonlyMap<number, number>;
  readonly cluster: number;
  /** Squared length of the move, on the scale clustered on. */
  readonly square: number;
}

/** A move that reaches a boundary, before figures are made short. */
interface Candidate {
  readonly movables: readonly Movable[];
  readonly moves: readonly number[];
  readonly square: number;
}

/** Rounding of distances, as a share of them. */
const rounding = 1e-9;

/** The shortest change of the fewest columns that leads to another cluster; null where none does. */
export function findChange(start: Start): FoundChange | null {
  const goals = goalsOf(start);
  for (let size = 1; size <= mostTogether; size++) {
    const found = shortest(
      start,
      goals.flatMap(({ helpers, needed }) =>
        candidatesOf([...choicesOf(helpers, size, needed)], needed),
      ),
    );
    if (found !== null) return found;
  }
  return shortest(
    start,
    goals.flatMap(({ helpers, needed }) => candidatesOf(broadChoices(helpers), needed)),
  );
}

/** A boundary to cross: that between the own cell and one of another cluster. */
interface Goal {
  readonly helpers: readonly Helper[];
  readonly needed: number;
}

/** Cells of other clusters that a way is looked for to, those with the nearest boundaries. */
const mostGoals = 32;

/** The own power less that of the other cell grows by 2 (other - own) with each unit of a feature; it must grow to 0. */
function goalsOf({ plan: { clustered }, cells, reading, x, cluster }: Start): Goal[] {
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
    const square = moves.reduce((sum, move) => sum + move * move, 0);
    return [{ movables: helpers.map(({ movable }) => movable), moves, square }];
  });
}

/** The shortest of the candidates with short figures. These only lengthen a move, so most need no look. */
function shortest(start: Start, candidates: readonly Candidate[]): FoundChange | null {
  let best: FoundChange | null = null;
  for (const candidate of candidates.toSorted((a, b) => a.square - b.square)) {
    if (best !== null && candidate.square * (1 - rounding) >= best.square) break;
    const found = realise(start, candidate);
    if (found !== null && (best === null || found.square < best.square)) best = found;
  }
  return best;
}

/** Gives a candidate the nearest figures that lead to another cluster. */
function realise(start: Start, { movables, moves }: Candidate): FoundChange | null {
  const figures = movables.map(({ target, feature }, m) =>
    target.kind === 'level' || moves[m] === 0
      ? []
      : figuresFor(target, start.x[feature] + moves[m], moves[m]),
  );
  for (let attempt = 0; attempt < attempts; attempt++) {
    const values = new Map(
      movables.flatMap(({ place, target }, m): [number, number][] => {
        const value = target.kind === 'level' ? target.to : figures[m].at(attempt);
        return value === undefined || value === start.reading.values[place] ? [] : [[place, value]];
      }),
    );
    const found = verify(start, values);
    if (found !== null) return found;
  }
  return null;
}

/** What a change leads to when it is read and scored as any customer is; null where it leads nowhere else. */
function verify(
  { plan, x, cluster }: Start,
  values: ReadonlyMap<number, number>,
): FoundChange | null {
  const moved = Float64Array.from(x);
  const cell: Cell = { value: NaN, state: cellStates.known };
  for (const [place, value] of values) {
    const column = plan.columns[place];
    column.read(column.kind === 'number' ? value : column.input.levels[value].level, cell);
    if (cell.state !== cellStates.known) return null;
    writeFeatures(column, cell.value, moved, 0);
  }
  const found = emptyPlacement();
  if (isWhole(moved, 0, plan.nFeatures)) plan.placer.place(moved, 0, found);
  if (found.nearest < 0 || found.nearest === cluster) return null;
  const square = moved.reduce((sum, value, f) => sum + (value - x[f]) ** 2, 0);
  return { values, cluster: found.nearest, square };
}
