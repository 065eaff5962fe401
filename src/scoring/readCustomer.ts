import { ClienteleError } from '../contract/index.ts';
import { cellStates, setCell, type Cell, type CellState } from './plan/cell.ts';
import type { ColumnPlan } from './plan/columns.ts';

/** A customer by column name; columns that the model does not know are left alone. */
export type Customer = Readonly<Record<string, unknown>>;

/** What was read of a customer, one entry a column of the plan; see `Cell`. */
export interface Reading {
  readonly values: readonly number[];
  readonly states: readonly CellState[];
}

/**
 * Reads the columns of a customer. Only own properties count, and one that cannot be read is invalid.
 *
 * @throws ClienteleError `data` when the customer is no object
 */
export function readCustomer(columns: readonly ColumnPlan[], customer: Customer): Reading {
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
  return { values, states };
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
