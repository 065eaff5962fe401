import type { ColumnSummary, ReadingSpec } from '../../contract/index.ts';

export type ColumnType = ColumnSummary['type'];

/** A way to read the text of a column. */
export interface Reading {
  readonly type: ColumnType;
  /** What is special about it: `%d/%m/%y`, `decimal comma`; null when nothing is. */
  readonly format: string | null;
  /** All that it takes to make this reading again. */
  readonly spec: ReadingSpec;
  /** The typed value as SQL, NULL where the text does not fit; `column` is quoted. */
  readonly value: (column: string) => string;
  /** Share of the values that must fit for the column to be of this type. */
  readonly neededShare: number;
}

/** Share of values that must fit a number, a date or a time; the others become missing and are told. */
export const typedShare = 0.95;

/** The text of a cell as SQL: trimmed, NULL when empty. */
export function cell(column: string): string {
  return `nullif(trim(${column}), '')`;
}

/** Any text. */
export const asText: Reading = {
  type: 'text',
  format: null,
  spec: { kind: 'text' },
  value: cell,
  neededShare: 0,
};

/** The part of {@link ReadingSpec} of one kind. */
export type SpecOf<Kind extends ReadingSpec['kind']> = Extract<ReadingSpec, { kind: Kind }>;

/** True when at least four fifths of some values pass. */
export function mostly(values: readonly string[], passes: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(passes).length * 5 >= values.length * 4;
}
