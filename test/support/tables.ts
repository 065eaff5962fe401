import type { Column, Table } from '../../src/core/index.ts';

type Cell = number | string | null;

/** A table of customers from plain columns: numbers or text, null where missing. */
export function tableOf(columns: Readonly<Record<string, readonly Cell[]>>): Table {
  const nRows = Object.values(columns)[0]?.length ?? 0;
  return {
    nRows,
    rowIds: Array.from({ length: nRows }, (_, row) => `R${row}`),
    columns: Object.entries(columns).map(([name, cells]) => columnOf(name, cells)),
  };
}

function columnOf(name: string, cells: readonly Cell[]): Column {
  if (cells.some((cell) => typeof cell === 'string')) {
    const levels = [...new Set(cells.filter((cell) => cell !== null).map(String))];
    const codes = Int32Array.from(cells, (cell) => levels.indexOf(String(cell)));
    return { kind: 'category', name, codes, levels };
  }
  return { kind: 'number', name, values: Float64Array.from(cells, (cell) => Number(cell ?? NaN)) };
}
