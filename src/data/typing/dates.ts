import { wordsOf } from '../names.ts';
import { text } from '../quoting.ts';
import { mostly, typedShare, type Reading, type SpecOf } from './reading.ts';

export type DayOrder = 'day first' | 'month first';

/** How dates with the year last are written. */
export interface YearLast {
  /** Empty where they are written in several ways: with any separator, the year first, or the month's name. */
  readonly separator: string;
  readonly twoDigitYears: boolean;
  readonly withTime: boolean;
}

const yearFirst =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/;
const yearLast = /^\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d{2})( \d{1,2}:\d{2}(:\d{2})?)?$/;
const monthName = /^\d{1,2}[- ][A-Za-z]{3}[- ](\d{4}|\d{2})$/;
const severalWays = [yearFirst, yearLast, monthName];

/** Dates that read in one way only: year first, with the month's name, or YYYYMMDD under a name that says date. */
export function plainDateReading(columnName: string, sample: readonly string[]): Reading | null {
  if (mostly(sample, (value) => yearFirst.test(value))) {
    const withTime = sample.some((value) => value.includes(':'));
    return readDates({ kind: 'date', form: 'year-first', withTime, twoDigitYears: false });
  }
  if (mostly(sample, (value) => monthName.test(value))) {
    const twoDigitYears = sample.some((value) => /\D\d{2}$/.test(value));
    return readDates({ kind: 'date', form: 'month-name', withTime: false, twoDigitYears });
  }
  if (saysDate(columnName) && mostly(sample, (value) => /^(1[89]|2[01])\d{6}$/.test(value))) {
    return readDates({ kind: 'date', form: 'digits', withTime: false, twoDigitYears: false });
  }
  return null;
}

type PlainDates = Exclude<SpecOf<'date'>, { form: 'year-last' }>;

const plainForms: Readonly<
  Record<
    PlainDates['form'],
    {
      readonly format: (spec: PlainDates) => string;
      readonly moment: (column: string) => string;
    }
  >
> = {
  'year-first': {
    format: ({ withTime }) => (withTime ? '%Y-%m-%d %H:%M:%S' : '%Y-%m-%d'),
    moment: (column) => `TRY_CAST(${column} AS TIMESTAMP)`,
  },
  'month-name': {
    format: ({ twoDigitYears }) => (twoDigitYears ? '%d-%b-%y' : '%d-%b-%Y'),
    moment: (column) =>
      `CASE WHEN ${spaced(column)}[-3] = ' ' THEN try_strptime(${spaced(column)}, '%d %b %y')
         ELSE try_strptime(${spaced(column)}, '%d %b %Y') END`,
  },
  digits: {
    format: () => '%Y%m%d',
    moment: (column) =>
      `CASE WHEN length(trim(${column})) = 8 THEN try_strptime(${column}, '%Y%m%d') END`,
  },
};

/** Reads dates written in this form. */
export function readDates(spec: SpecOf<'date'>): Reading {
  if (spec.form === 'year-last') return yearLastReading(spec, spec.order, spec.newest);
  const { format, moment } = plainForms[spec.form];
  const finite = (column: string): string =>
    `CASE WHEN isfinite(${moment(column)}) THEN ${moment(column)} END`;
  return {
    type: 'date',
    format: format(spec),
    spec,
    neededShare: typedShare,
    value: spec.withTime ? finite : (column) => `CAST(${finite(column)} AS DATE)`,
  };
}

function spaced(column: string): string {
  return `replace(trim(${column}), '-', ' ')`;
}

function saysDate(columnName: string): boolean {
  return (
    wordsOf(columnName).some((word) => word.endsWith('date') || word === 'day') ||
    isBirthDate(columnName)
  );
}

/** True where a column's name says that it holds birth dates. */
export function isBirthDate(columnName: string): boolean {
  return wordsOf(columnName).some(
    (word) =>
      word === 'dob' || word === 'born' || word.startsWith('birth') || word.endsWith('birth'),
  );
}

/** How the dates with the year last are written, if that is what the sample holds: 26/11/96, 26.11.1996 14:05. */
export function yearLastEvidence(sample: readonly string[]): YearLast | null {
  const found = sample.map((value) => yearLast.exec(value)).filter((match) => match !== null);
  const separators = new Set(found.map((match) => match[1]));
  const alone = mostly(sample, (value) => yearLast.test(value)) && separators.size === 1;
  const others = sample.filter((value) => yearFirst.test(value) || monthName.test(value)).length;
  if (found.length === 0) return null;
  // A few strays among dates of one kind are errors; a twentieth is a second way of writing.
  const several = separators.size > 1 || others * 20 >= sample.length;
  if (!alone && !several) return null;
  if (several && !mostly(sample, (value) => severalWays.some((way) => way.test(value)))) {
    return null;
  }
  return {
    separator: several ? '' : (found[0]?.[1] ?? '/'),
    twoDigitYears: found.some((match) => match[2]?.length === 2),
    withTime: found.some((match) => match[3] !== undefined),
  };
}

/**
 * Reads dates with the year last. Two-digit years fall into the century that ends on `newest`
 * (ISO date); without it into 1969..2068.
 */
export function yearLastReading(
  written: YearLast,
  order: DayOrder,
  newest: string | null,
): Reading {
  const { separator, twoDigitYears, withTime } = written;
  const parts = order === 'day first' ? ['%d', '%m'] : ['%m', '%d'];
  const pattern = parts.join('/');
  const value = (column: string): string => {
    const even = withSlashes(column, separator);
    const day = withTime ? `split_part(${even}, ' ', 1)` : even;
    const long = `try_strptime(${day}, ${text(`${pattern}/%Y`)})`;
    const short = inCentury(`try_strptime(${day}, ${text(`${pattern}/%y`)})`, newest);
    const date = twoDigitYears
      ? `CASE WHEN ${day}[-3] = '/' THEN ${short} WHEN ${day}[-5] = '/' THEN ${long} END`
      : `CASE WHEN ${day}[-5] = '/' THEN ${long} END`;
    const time = `TRY_CAST(split_part(${even}, ' ', 2) AS TIME)`;
    const moment = withTime
      ? `(CAST(${date} AS DATE) + coalesce(${time}, TIME '00:00:00'))`
      : `CAST(${date} AS DATE)`;
    if (separator !== '') return moment;
    const others = otherForms.map((form) =>
      readDates({ kind: 'date', form, withTime, twoDigitYears }).value(column),
    );
    return `coalesce(${[...others, moment].join(', ')})`;
  };
  const year = twoDigitYears ? '%y' : '%Y';
  const format =
    [...parts, year].join(separator === '' ? '/' : separator) +
    (withTime ? ' %H:%M:%S' : '') +
    (separator === '' ? ' and other ways' : '');
  const spec: SpecOf<'date'> = {
    kind: 'date',
    form: 'year-last',
    separator,
    order,
    twoDigitYears,
    withTime,
    newest,
  };
  return { type: 'date', format, spec, neededShare: typedShare, value };
}

const otherForms = ['year-first', 'month-name'] as const;

function withSlashes(column: string, separator: string): string {
  if (separator === '/') return `trim(${column})`;
  return separator === ''
    ? `regexp_replace(trim(${column}), '^(\\d{1,2})[/.-](\\d{1,2})[/.-]', '\\1/\\2/')`
    : `replace(trim(${column}), ${text(separator)}, '/')`;
}

/** Written without CASE, so that the moment is parsed once. */
function inCentury(moment: string, newest: string | null): string {
  if (newest === null) return moment;
  const limit = `DATE ${text(newest)}`;
  const tooLate = `CAST(${moment} > ${limit} AS INTEGER)`;
  const tooEarly = `CAST(${moment} <= ${limit} - INTERVAL 100 YEAR AS INTEGER)`;
  return `${moment} + to_years(100 * (${tooEarly} - ${tooLate}))`;
}
