import { emptyPlacement } from '../../segments/index.ts';
import { cellStates, type Cell } from '../plan/cell.ts';
import { isWhole, writeFeatures } from '../prepareRow.ts';
import type { Candidate, Start } from './candidate.ts';
import { curvedMoves } from './curvedMoves.ts';
import { attempts, figuresFor } from './figures.ts';
import { planeMoves } from './planeMoves.ts';
import { mostTogether } from './subsets.ts';

/** A change that was verified. */
export interface FoundChange {
  /** By place of the column: a number, or the place of a level. */
  readonly values: ReadonlyMap<number, number>;
  readonly cluster: number;
  /** Squared length of the move, on the scale clustered on. */
  readonly square: number;
}

/** Rounding of distances, as a share of them. */
const rounding = 1e-9;

/** The shortest change of the fewest columns that leads to another cluster; null where none does. */
export function findChange(start: Start): FoundChange | null {
  const { cells } = start.plan;
  const moves = cells === null ? curvedMoves(start) : planeMoves(start, cells);
  for (let size = 1; size <= mostTogether; size++) {
    const found = shortest(start, moves.together(size));
    if (found !== null) return found;
  }
  return shortest(start, moves.broad());
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
