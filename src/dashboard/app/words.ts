import type { RunManifest, Shape, Verdict } from '../../contract/index.ts';

/** What a verdict means, for people. */
export const verdictWords: Readonly<
  Record<Verdict, { readonly short: string; readonly long: string }>
> = {
  clear: {
    short: 'Clear groups',
    long: 'The customers fall into groups that stand apart.',
  },
  weak: {
    short: 'Overlapping groups',
    long: 'The groups differ, but they overlap: a customer near a border could belong to either side.',
  },
  none: {
    short: 'No natural groups',
    long: 'The customers do not fall into natural groups. The segments cut one continuous cloud into parts: use them to sort customers, not as kinds of people.',
  },
};

/** The files that a run can be made of. */
export const formatWords =
  'CSV, TSV, Parquet, JSON, Excel, SQLite or DuckDB, plain or packed by gzip or zstd';

/** What one row of a source stands for. */
export const shapeWords: Readonly<Record<Shape, string>> = {
  transactions: 'one row a transaction',
  'card-usage': 'one row a card holder',
  campaign: 'one row a contacted customer',
  customers: 'one row a customer',
  table: 'one row a customer',
};

/** A file's name without its folders. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** The names of the files a run was made from. */
export function sourceNames(run: RunManifest): string {
  return run.data.sources.map(baseName).join(', ');
}
