export { cellOf, powerTo, type PowerCells } from './model.ts';
export type { PowerCellOptions } from './options.ts';
export { cellsOfRows, powerCells } from './powerCells.ts';
export type { LabelledRows } from './standing.ts';
