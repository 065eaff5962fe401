import type { Unit } from '../../contract/index.ts';

type Figure = number | null | undefined;
type Write = (n: Figure) => string;

/** How figures are written for the reader; a missing or not finite one is an en dash. */
export interface Figures {
  /** Whole number: 8,950 */
  readonly count: Write;
  /** Short number: 8.95K */
  readonly compact: Write;
  /** Number with `digits` decimals (2). */
  readonly decimal: (n: Figure, digits?: number) => string;
  /** A fraction as a percentage with `digits` decimals (0): 0.224 -> 22% */
  readonly percent: (fraction: Figure, digits?: number) => string;
  /** With its sign and one decimal: +1.3 */
  readonly signed: Write;
  /** In a column's unit, whole: $4,521 */
  readonly value: (n: Figure, unit: Unit) => string;
  /** In a column's unit, short: $4.52K */
  readonly brief: (n: Figure, unit: Unit) => string;
  /** Bytes of a file: 12.4 MB */
  readonly bytes: Write;
  /** An ISO instant in a time zone, the reader's when left out: 21 Nov 2026, 10:31 */
  readonly instant: (iso: string, timeZone?: string) => string;
}

const absent = '–';

const made = new Map<string, Figures>();

/**
 * Figures in one locale and currency; asked for again, the same ones.
 *
 * @param locale BCP 47 tag; undefined is the browser's
 * @param currency ISO 4217 code of columns whose unit is money; null writes them as plain numbers
 */
export function figuresIn(locale: string | undefined, currency: string | null): Figures {
  const key = `${locale ?? ''} ${currency ?? ''}`;
  const figures = made.get(key) ?? newFigures(locale, currency);
  made.set(key, figures);
  return figures;
}

function newFigures(locale: string | undefined, currency: string | null): Figures {
  const write = (options: Intl.NumberFormatOptions): Write => writer(locale, options);
  const money: Intl.NumberFormatOptions =
    currency === null ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
  const compact = write({ notation: 'compact', maximumSignificantDigits: 3 });
  const long = unitWriters(write, bySize(write, money), bySize(write, {}), 'long');
  const short = unitWriters(
    write,
    write({ ...money, notation: 'compact', maximumSignificantDigits: 3 }),
    compact,
    'narrow',
  );
  const decimals = byDigits((digits) => write(fixed(digits)));
  const percents = byDigits((digits) => write({ style: 'percent', ...fixed(digits) }));
  return {
    count: write({ maximumFractionDigits: 0 }),
    compact,
    decimal: (n, digits = 2) => decimals(digits)(n),
    percent: (n, digits = 0) => percents(digits)(n),
    signed: write({ signDisplay: 'exceptZero', ...fixed(1) }),
    value: (n, unit) => long[unit](n),
    brief: (n, unit) => short[unit](n),
    bytes: (n) => bytesIn(write, n),
    instant: (iso, timeZone) => instantIn(locale, iso, timeZone),
  };
}

function fixed(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A format is costly to make: each is made when it is first needed, and once. */
function writer(locale: string | undefined, options: Intl.NumberFormatOptions): Write {
  let format: Intl.NumberFormat | null = null;
  return (n) => {
    if (n === null || n === undefined || !Number.isFinite(n)) return absent;
    format ??= new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
    return format.format(n);
  };
}

function byDigits(write: (digits: number) => Write): (digits: number) => Write {
  const writes = new Map<number, Write>();
  return (digits) => {
    const known = writes.get(digits) ?? write(digits);
    writes.set(digits, known);
    return known;
  };
}

type MakeWrite = (options: Intl.NumberFormatOptions) => Write;

/** Decimals say little once a number is large. */
function bySize(write: MakeWrite, options: Intl.NumberFormatOptions): Write {
  const small = write({ ...options, maximumFractionDigits: 2 });
  const large = write({ ...options, maximumFractionDigits: 0 });
  return (n) => (Math.abs(n ?? 0) >= 100 ? large(n) : small(n));
}

function unitWriters(
  write: MakeWrite,
  money: Write,
  number: Write,
  unitDisplay: 'long' | 'narrow',
): Readonly<Record<Unit, Write>> {
  const time = (unit: string) =>
    write({ style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
  return {
    money,
    count: number,
    rate: write({ style: 'percent', maximumFractionDigits: 1 }),
    days: time('day'),
    years: time('year'),
    none: number,
  };
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function bytesIn(write: MakeWrite, n: Figure): string {
  const step = Math.max(0, Math.floor(Math.log10(Math.max(1, n ?? 0)) / 3));
  const place = Math.min(byteUnits.length - 1, step);
  const unit = write({ style: 'unit', unit: byteUnits[place], maximumSignificantDigits: 3 });
  return unit(n === null || n === undefined ? n : n / 1000 ** place);
}

function instantIn(locale: string | undefined, iso: string, timeZone?: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return absent;
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(locale, style).format(date);
}
