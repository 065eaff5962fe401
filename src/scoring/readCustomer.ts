import { ClienteleError } from '../contract/index.ts';
import { cellStates, setCell, type Cell, type CellState } from './plan/cell.ts';
import type { ColumnPlan } from './plan/columns.ts';
import type { RatioPlan, ScoringPlan } from './plan/planModel.ts';

/** A customer by column name; columns that the model does not know are left alone. */
export type Customer = Readonly<Record<string, unknown>>;

/** What was read of a customer, one entry a column of the plan; see `Cell`. */
export interface Reading {
  readonly values: readonly number[];
  readonly states: readonly CellState[];
}

/**
 * Reads the columns of a customer. Only own properties count, and one that cannot be read is invalid. A ratio that the
 * customer does not bring is made of its parts.
 *
 * @throws ClienteleError `data` when the customer is no object
 */
export function readCustomer(
  { columns, ratios }: Pick<ScoringPlan, 'columns' | 'ratios'>,
  customer: Customer,
): Reading {
  if (typeof customer !== 'object' || customer === null) {
    throw new ClienteleError(
      'data',
      'A customer must be an object that holds a value by column name; give one.',
    );
  }
  const cell: Cell = { value: NaN, state: cellStates.absent };
  const values: number[] = [];
  const states: CellState[] = [];
  for (const column of columns) {
    readInto(cell, column, customer);
    values.push(cell.value);
    states.push(cell.state);
  }
  for (const ratio of ratios) {
    if (states[ratio.place] === cellStates.absent) divide(ratio, values, states);
  }
  return { values, states };
}

/** As the training customers' ratios were made: without a value where a part is missing or there is nothing to divide by. */
function divide({ place, of, to }: RatioPlan, values: number[], states: CellState[]): void {
  const parts = [...of, ...to];
  if (parts.some((part) => states[part] === cellStates.absent)) return;
  const sum = (places: readonly number[]): number =>
    places.reduce((total, part) => total + values[part], 0);
  const whole = sum(to);
  const ratio = whole > 0 ? sum(of) / whole : NaN;
  values[place] = ratio;
  states[place] = Number.isNaN(ratio) ? cellStates.missing : cellStates.known;
}

function readInto(cell: Cell, { input, read }: ColumnPlan, customer: Customer): void {
  let raw: unknown;
  try {
    if (!Object.hasOwn(customer, input.name)) return setCell(cell, NaN, cellStates.absent);
    raw = customer[input.name];
  } catch {
    // A getter or a proxy of the caller's object threw.
    return setCell(cell, NaN, cellStates.invalid);
  }
  return read(raw, cell);
}
