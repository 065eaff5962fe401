import type { Association, InspectedColumn, Inspection } from '../../contract/index.ts';
import type { Figures } from '../format.ts';

/** Two columns that go together, strongest first. */
export interface Pair {
  readonly columns: readonly [string, string];
  readonly value: number;
}

/** Pairs of an association at least as strong as `least`, strongest first. */
export function strongPairs({ columns, values }: Association, least: number): Pair[] {
  const pairs = columns.flatMap((first, i) =>
    columns.slice(0, i).flatMap((second, j): Pair[] => {
      const value = values[i]?.[j] ?? null;
      return value !== null && Math.abs(value) >= least
        ? [{ columns: [second, first], value }]
        : [];
    }),
  );
  return pairs.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Share of rows without a value. */
export function missingShare({ summary }: InspectedColumn): number {
  const rows = summary.count + summary.missing;
  return rows === 0 ? 0 : summary.missing / rows;
}

/** What a column holds, in a few words: its range, its commonest values or its days. */
export function contentWords(column: InspectedColumn, figures: Figures): string {
  const { summary, role, dates, commonest } = column;
  if (summary.count === 0) return 'no values';
  if (dates !== null) return `${dates.first} to ${dates.last}`;
  if (summary.type === 'number') {
    const value = (n: number | null): string => figures.brief(n, role.unit);
    return `${value(summary.min)} … ${value(summary.median)} … ${value(summary.max)}`;
  }
  if (commonest.length > 0)
    return commonest
      .slice(0, 3)
      .map(({ value }) => value)
      .join(', ');
  return `${figures.count(summary.distinct)} different`;
}

/** What is noteworthy about a column, in single words. */
export function notesOn(column: InspectedColumn, figures: Figures): string[] {
  const { summary, impossible, outliers, constant, unique } = column;
  const some = (count: number | null | undefined, word: string): string[] =>
    (count ?? 0) > 0 ? [`${figures.count(count ?? 0)} ${word}`] : [];
  return [
    ...some(impossible?.count, 'impossible'),
    ...some(summary.invalid, 'invalid'),
    ...some(outliers, 'far out'),
    ...(constant ? ['constant'] : []),
    ...(unique ? ['unique'] : []),
    ...(Math.abs(summary.skewness ?? 0) >= 2
      ? [`skewness ${figures.decimal(summary.skewness, 1)}`]
      : []),
  ];
}

/** The size of a source in a sentence. */
export function sizeWords(inspection: Inspection, figures: Figures): string {
  const { rowsRead, rowsRejected, columns, duplicateRows } = inspection;
  const rejected = rowsRejected === 0 ? 'none rejected' : `${figures.count(rowsRejected)} rejected`;
  const repeated = duplicateRows === 0 ? '' : `, ${figures.count(duplicateRows)} repeated`;
  return `${figures.count(rowsRead)} rows (${rejected}${repeated}), ${figures.count(columns.length)} columns`;
}
