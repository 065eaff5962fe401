import type { CategoryColumn, Column, NumberColumn, Table } from '../../core/index.ts';
import { cellStates, type Cell } from '../plan/cell.ts';
import type { ColumnPlan } from '../plan/columns.ts';

/** A column of a table as the model takes it; see `Cell`. */
export interface ColumnReading {
  /** nRows */
  readonly values: Float64Array;
  /** nRows, of `CellState` */
  readonly states: Uint8Array;
  /** Whether any value is not simply known. */
  readonly noted: boolean;
}

/** Reads the column of a table that a column of the plan stands for, each value as that of a single customer. */
export function readColumn(plan: ColumnPlan, table: Table): ColumnReading {
  const values = new Float64Array(table.nRows);
  const states = new Uint8Array(table.nRows);
  const column = table.columns.find(({ name }) => name === plan.input.name);
  if (column === undefined) {
    values.fill(NaN);
    states.fill(cellStates.absent);
  } else readInto(values, states, plan, column);
  return { values, states, noted: states.some((state) => state !== cellStates.known) };
}

function readInto(
  values: Float64Array,
  states: Uint8Array,
  plan: ColumnPlan,
  column: Column,
): void {
  if (column.kind === 'number') readNumbers(values, states, plan, column);
  else readLevels(values, states, plan, column);
}

function readNumbers(
  values: Float64Array,
  states: Uint8Array,
  { read }: ColumnPlan,
  column: NumberColumn,
): void {
  const cell = emptyCell();
  for (let row = 0; row < values.length; row++) {
    read(column.values[row], cell);
    values[row] = cell.value;
    states[row] = cell.state;
  }
}

/** Each level is read once. */
function readLevels(
  values: Float64Array,
  states: Uint8Array,
  { read }: ColumnPlan,
  { codes, levels }: CategoryColumn,
): void {
  const cells = levels.map((level) => {
    const cell = emptyCell();
    read(level, cell);
    return cell;
  });
  const none = emptyCell();
  for (let row = 0; row < values.length; row++) {
    const { value, state } = cells[codes[row]] ?? none;
    values[row] = value;
    states[row] = state;
  }
}

function emptyCell(): Cell {
  return { value: NaN, state: cellStates.missing };
}
