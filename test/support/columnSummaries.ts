import { readFileSync } from 'node:fs';
import type { ColumnSummary } from '../../src/contract/index.ts';

/** Values of one column as a file holds them: '' is missing. */
type Cells = readonly (string | number | null)[];

/** Summarises values the plain way: slow, and independent of the database that does it in a run. */
export function summarise(name: string, cells: Cells): ColumnSummary {
  const present = cells.filter((cell) => cell !== '' && cell !== null).map(String);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  const type = typeOf(name, [...counts.keys()]);
  const numbers = type === 'number' ? present.map(Number).toSorted((a, b) => a - b) : [];
  const top = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 20);
  return {
    name,
    type,
    format: null,
    count: present.length,
    missing: cells.length - present.length,
    invalid: 0,
    distinct: counts.size,
    ...figures(numbers),
    integer: numbers.length > 0 && numbers.every(Number.isInteger),
    topValues: counts.size <= 60 ? top.map(([value, count]) => ({ value, count })) : [],
  };
}

function typeOf(name: string, values: readonly string[]): ColumnSummary['type'] {
  const all = (pattern: RegExp): boolean =>
    values.length > 0 && values.every((value) => pattern.test(value));
  if (/time$/i.test(name) && all(/^\d{1,6}$/)) return 'time';
  if (all(/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i)) return 'number';
  if (all(/^(yes|no|true|false)$/i)) return 'flag';
  return all(/^\d{1,4}[/-]\d{1,2}[/-]\d{1,4}$/) ? 'date' : 'text';
}

type Figures = Pick<
  ColumnSummary,
  'min' | 'max' | 'mean' | 'std' | 'q1' | 'median' | 'q3' | 'skewness'
>;

function figures(sorted: readonly number[]): Figures {
  const n = sorted.length;
  if (n === 0) {
    const none = null;
    return {
      min: none,
      max: none,
      mean: none,
      std: none,
      q1: none,
      median: none,
      q3: none,
      skewness: none,
    };
  }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const moment = (power: number): number =>
    sorted.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
  const std = Math.sqrt(moment(2));
  const quantile = (q: number): number => {
    const at = q * (n - 1);
    const low = Math.floor(at);
    return sorted[low] + (at - low) * (sorted[Math.min(low + 1, n - 1)] - sorted[low]);
  };
  return {
    min: sorted[0],
    max: sorted[n - 1],
    mean,
    std,
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    skewness: std === 0 ? 0 : moment(3) / std ** 3,
  };
}

/** Columns of a delimited file without line ends inside quotes; `missing` values become empty. */
function readColumns(
  path: string,
  delimiter: string,
  missing: Readonly<Record<string, readonly string[]>> = {},
): Map<string, (string | null)[]> {
  const lines = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const outsideQuotes = new RegExp(`${delimiter}(?=(?:[^"]*"[^"]*")*[^"]*$)`);
  const rows = lines.map((line) =>
    line.split(outsideQuotes).map((cell) => cell.replaceAll('"', '')),
  );
  const [header, ...body] = rows;
  return new Map(
    header.map((name, j) => {
      const markers = new Set([...(missing[name] ?? []), ...(missing['*'] ?? [])]);
      return [name, body.map((row) => (markers.has(row[j]) ? null : row[j]))];
    }),
  );
}

/** The summaries of every column of such a file. */
export function summariseFile(
  path: string,
  delimiter: string,
  missing: Readonly<Record<string, readonly string[]>> = {},
): ColumnSummary[] {
  return [...readColumns(path, delimiter, missing)].map(([name, cells]) => summarise(name, cells));
}
