import type { InspectedColumn, DataProblem } from '../../contract/index.ts';
import { repeatedIds, type Judged } from './judged.ts';

/** Below these shares missing values and outliers are as usual. */
const usual = { missing: 0.05, outliers: 0.01 } as const;

/** Everything worth mending in a source, in no order. */
export function problemsOf(found: Judged): DataProblem[] {
  const rows = Math.max(1, found.rowsRead);
  const all = rows + found.rowsRejected;
  const { rowsRejected, duplicateRows } = found;
  const idColumn = found.columns.find(({ role }) => role.role === 'id')?.summary.name ?? null;
  return [
    ...problem(
      'rejected',
      null,
      rowsRejected,
      all,
      () =>
        `${rowsOf(rowsRejected)} could not be read; the list of rejected rows says which and why: mend them and export again.`,
    ),
    ...problem(
      'repeated-id',
      idColumn,
      repeatedIds(found),
      rows,
      (count) =>
        `${idColumn} repeats in ${rowsOf(count)} though a row stands for a customer; keep one row for each, or say with --shape that rows are transactions.`,
    ),
    ...problem(
      'duplicates',
      null,
      duplicateRows,
      rows,
      (count) =>
        `${rowsOf(count)} ${count === 1 ? 'repeats' : 'repeat'} an earlier row in every column; check whether the export ran twice.`,
    ),
    ...found.warnings.map((text): DataProblem => ({
      kind: 'ambiguous',
      column: null,
      count: rows,
      share: 1,
      text,
    })),
    ...found.columns.flatMap((column) => columnProblems(column, rows, marked(found, column))),
    ...found.markers.flatMap(({ column, value, count, reason }) =>
      problem(
        'marker',
        column,
        count,
        rows,
        () =>
          `"${value}" in ${column} stands for missing ${times(count)} (${reason}); leave such cells empty, or keep the value with --markers none.`,
      ),
    ),
  ];
}

/** Values of a column that stand for missing, each told by its own problem. */
function marked({ markers }: Judged, { summary }: InspectedColumn): number {
  const own = markers.filter(({ column }) => column === summary.name);
  return own.reduce((sum, { count }) => sum + count, 0);
}

function columnProblems(column: InspectedColumn, rows: number, markers: number): DataProblem[] {
  const { summary, impossible, outliers, constant } = column;
  const { name, invalid, count } = summary;
  const missing = summary.missing - invalid - markers;
  return [
    ...problem(
      'invalid',
      name,
      invalid,
      rows,
      (n) =>
        `${values(n)} of ${name} ${n === 1 ? 'is' : 'are'} not ${summary.type === 'number' ? 'a number' : `a ${summary.type}`} like the others; correct them.`,
    ),
    ...problem(
      'impossible',
      name,
      impossible?.count ?? 0,
      rows,
      (n) =>
        `${values(n)} of ${name} cannot be: ${impossible?.reason ?? ''}; correct them or leave them empty.`,
    ),
    ...(count === 0 && markers === 0
      ? problem('missing', name, rows, rows, () => `${name} has no values; leave the column out.`)
      : missing >= usual.missing * rows
        ? problem(
            'missing',
            name,
            missing,
            rows,
            (n) =>
              `${values(n)} of ${name} are missing; find out whether that means "none" or "not known".`,
          )
        : []),
    ...(constant
      ? problem(
          'constant',
          name,
          count,
          rows,
          () => `${name} has the same value in every row and says nothing; leave it out.`,
        )
      : []),
    ...((outliers ?? 0) >= usual.outliers * rows
      ? problem(
          'outliers',
          name,
          outliers ?? 0,
          rows,
          (n) =>
            `${values(n)} of ${name} lie far from the others; check a few, or hold them with --outliers winsorize.`,
        )
      : []),
  ];
}

function problem(
  kind: DataProblem['kind'],
  column: string | null,
  count: number,
  of: number,
  text: (count: number) => string,
): DataProblem[] {
  return count === 0 ? [] : [{ kind, column, count, share: count / of, text: text(count) }];
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${grouped(count)} rows`;
}

function values(count: number): string {
  return count === 1 ? '1 value' : `${grouped(count)} values`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${grouped(count)} times`;
}
