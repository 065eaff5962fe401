import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawColumn, RawTable } from '../sources/source.ts';
import {
  isBirthDate,
  plainDateReading,
  yearLastEvidence,
  yearLastReading,
  type YearLast,
} from './dates.ts';
import { makeDictionary } from './dictionary.ts';
import { flagReading } from './flags.ts';
import { numberEvidence, numberReading, type NumberEvidence } from './numbers.ts';
import { asText, type Reading } from './reading.ts';
import { timeReading } from './times.ts';
import { writtenWords, type WrittenWord } from './words.ts';

interface Suggestion {
  readonly column: RawColumn;
  readonly sample: readonly string[];
  /** The reading that the sample suggests; text when it suggests no other. */
  readonly reading: Reading;
  /** Set when the reading is a date with the year last: the month could come first as well. */
  readonly yearLast: YearLast | null;
  /** Set when the sample holds numbers. */
  readonly numbers: NumberEvidence | null;
  readonly isBirthDate: boolean;
}

/** What a column could be, and how many of its values say so. */
export interface Evidence extends Suggestion {
  /** Texts of the column, see {@link makeDictionary}; null for a column of texts. */
  readonly dictionary: string | null;
  /** Words for missing, as they are written. */
  readonly words: readonly WrittenWord[];
  /** Values that are neither empty nor a word for missing. */
  readonly total: number;
  readonly fits: number;
  /** Values that fit when the month comes first. */
  readonly fitsMonthFirst: number;
  readonly whole: number;
  /** The smallest and the largest number. */
  readonly least: number;
  readonly most: number;
  readonly leadingZeros: number;
}

const nothing = {
  total: 0,
  fits: 0,
  fitsMonthFirst: 0,
  whole: 0,
  least: 0,
  most: 0,
  leadingZeros: 0,
};

/** Weighs a column over all rows, on what a sample of it suggests. */
export async function weigh(
  session: Session,
  raw: RawTable,
  column: RawColumn,
  sample: readonly string[],
  missingWords: readonly string[],
): Promise<Evidence> {
  const suggestion = suggest(column, sample);
  if (suggestion.reading.type === 'text') {
    const words = await writtenWords(session, raw.table, name(column.slot), '1', missingWords);
    return { ...suggestion, ...nothing, dictionary: null, words };
  }
  const dictionary = await makeDictionary(session, raw, column.slot);
  const found = await session.row(
    `SELECT ${figuresOf(suggestion).join(', ')} FROM ${name(dictionary)}`,
  );
  const figure = (key: string): number => Number(found[key] ?? 0);
  const [written, fits, fitsMonthFirst] = [
    figure('total'),
    figure('fits'),
    figure('fits_month_first'),
  ];
  // No word for missing is a value: where all are values there are no words.
  const words =
    Math.max(fits, fitsMonthFirst) === written
      ? []
      : await writtenWords(session, dictionary, 'value', 'rows', missingWords);
  return {
    ...suggestion,
    dictionary,
    words,
    total: written - words.reduce((sum, { count }) => sum + count, 0),
    fits,
    fitsMonthFirst,
    whole: figure('whole'),
    least: figure('least'),
    most: figure('most'),
    leadingZeros: figure('leading_zeros'),
  };
}

function suggest(column: RawColumn, sample: readonly string[]): Suggestion {
  const yearLast = yearLastEvidence(sample);
  const birth = isBirthDate(column.name);
  const suggestion = { column, sample, isBirthDate: birth, yearLast, numbers: null };
  if (yearLast !== null) {
    return { ...suggestion, reading: yearLastReading(yearLast, 'day first', null) };
  }
  const other =
    timeReading(column.name, sample) ??
    plainDateReading(column.name, sample) ??
    flagReading(sample);
  if (other !== null) return { ...suggestion, reading: other };
  const numbers = numberEvidence(sample);
  if (numbers === null) return { ...suggestion, reading: asText };
  const mark = numbers === 'comma' ? 'comma' : 'point';
  return { ...suggestion, numbers, reading: numberReading(sample, mark) };
}

function rowsWhere(condition: string): string {
  return `sum(rows) FILTER (WHERE ${condition})`;
}

function figuresOf({ reading, yearLast, numbers }: Suggestion): string[] {
  const value = reading.value('value');
  const figures = ['sum(rows) AS total', `${rowsWhere(`(${value}) IS NOT NULL`)} AS fits`];
  if (yearLast !== null) {
    const monthFirst = yearLastReading(yearLast, 'month first', null).value('value');
    figures.push(`${rowsWhere(`(${monthFirst}) IS NOT NULL`)} AS fits_month_first`);
  }
  if (numbers !== null) {
    const second = `substr(trim(value), 2, 1)`;
    const zero = `starts_with(trim(value), '0') AND ${second} BETWEEN '0' AND '9'`;
    figures.push(
      `${rowsWhere(`${value} = trunc(${value})`)} AS whole`,
      `min(${value}) AS least`,
      `max(${value}) AS most`,
      `${rowsWhere(zero)} AS leading_zeros`,
    );
  }
  return figures;
}
