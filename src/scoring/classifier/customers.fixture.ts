import type { Input, Unit } from '../../contract/index.ts';
import { createRandom, type Column, type Table } from '../../core/index.ts';

export function numberColumn(name: string, values: Iterable<number>): Column {
  return { kind: 'number', name, values: Float64Array.from(values) };
}

/** Null is a missing value; levels ascend. */
export function categoryColumn(name: string, values: readonly (string | null)[]): Column {
  const levels = Array.from(new Set(values.filter((value) => value !== null))).toSorted();
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : levels.indexOf(value)));
  return { kind: 'category', name, codes, levels };
}

export function tableOf(...columns: Column[]): Table {
  const [first] = columns;
  const nRows = first.kind === 'number' ? first.values.length : first.codes.length;
  return { nRows, rowIds: Array.from({ length: nRows }, (_, i) => String(i + 1)), columns };
}

/** An input for each column, as a run would make it. */
export function inputsFor({ columns }: Table, unit: Unit = 'none'): Input[] {
  return columns.map((column) => ({
    name: column.name,
    label: column.name,
    role: 'number',
    unit,
    ...figures(column),
    clustered: true,
    influenceable: false,
  }));
}

function figures(column: Column): Pick<Input, 'kind' | 'range' | 'mean' | 'levels'> {
  if (column.kind === 'category') {
    const known = column.codes.filter((code) => code >= 0);
    const levels = column.levels.map((level, l) => ({
      level,
      share: known.filter((code) => code === l).length / known.length,
    }));
    return { kind: 'category', range: null, mean: null, levels };
  }
  const known = column.values.filter((value) => !Number.isNaN(value));
  const [lower, upper] = [Math.min(...known), Math.max(...known)];
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { kind: 'number', range: { lower, upper }, mean, levels: [] };
}

export const segmentsOf = (nSegments: number): { id: string; cluster: number }[] =>
  Array.from({ length: nSegments }, (_, cluster) => ({ id: `S${cluster + 1}`, cluster }));

export interface Bank {
  readonly table: Table;
  readonly labels: Int32Array;
}

/** Customers whose segment follows from a noisy balance and a job; also a column of chance, and gaps. */
export function noisyBank(nRows: number, nSegments: number, seed: number, gaps = 0.05): Bank {
  const random = createRandom(seed);
  const labels = Int32Array.from({ length: nRows }, (_, row) =>
    row % 17 === 16 ? -1 : random.nextInt(nSegments),
  );
  const number = (of: (label: number) => number) =>
    Array.from(labels, (label) => (random.next() < gaps ? NaN : of(label)));
  const balance = number((label) => 1000 * label + 400 * random.nextGaussian());
  const visits = number(() => random.nextInt(30));
  const job = Array.from(labels, (label) => {
    if (random.next() < gaps) return null;
    return random.next() < 0.8 ? `job ${label % 3}` : `job ${random.nextInt(5)}`;
  });
  const table = tableOf(
    numberColumn('visits', visits),
    numberColumn('balance', balance),
    categoryColumn('job', job),
  );
  return { table, labels };
}
