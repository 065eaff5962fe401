/** What became of one value of a customer. */
export const cellStates = {
  known: 0,
  missing: 1,
  absent: 2,
  invalid: 3,
  unknownLevel: 4,
  outOfRange: 5,
} as const;
export type CellState = (typeof cellStates)[keyof typeof cellStates];

/** One value as the model takes it. */
export interface Cell {
  /** A number; of a category the place of its level, one past the last for an unknown one. NaN where there is none. */
  value: number;
  state: CellState;
}

/** Reads a raw value into `cell`, and never throws. */
export type CellReader = (raw: unknown, cell: Cell) => void;

export function setCell(cell: Cell, value: number, state: CellState): void {
  cell.value = value;
  cell.state = state;
}
