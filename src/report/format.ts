import { ClienteleError, type Unit } from '../contract/index.ts';

type Figure = number | null;

/** How a reader's locale writes figures. A null or not finite figure is written as an en dash. */
export interface Figures {
  /** Whole number: 8,950 */
  readonly count: (n: Figure) => string;
  /** Short number: 8.95K */
  readonly compact: (n: Figure) => string;
  /** Number with `digits` decimals. */
  readonly decimal: (n: Figure, digits?: number) => string;
  /** A fraction as a percentage with `digits` decimals: 0.224 -> 22.4% */
  readonly percent: (fraction: Figure, digits?: number) => string;
  /** Number with its sign and one decimal: +1.3 */
  readonly signed: (n: Figure) => string;
  /** A figure of a column, in its unit, whole: $4,521 */
  readonly value: (n: Figure, unit: Unit) => string;
  /** A figure of a column, in its unit, short: $4.52K */
  readonly brief: (n: Figure, unit: Unit) => string;
  /** A figure of a column, in its unit, with all its digits: $1,507.25 */
  readonly exact: (n: Figure, unit: Unit) => string;
  /** A round figure on an axis, in its unit, as short as it goes: 50% */
  readonly tick: (n: Figure, unit: Unit) => string;
  /** Milliseconds in words: 2.4 sec */
  readonly duration: (milliseconds: number) => string;
  /** An ISO instant as day and time of day, in UTC. */
  readonly instant: (iso: string) => string;
}

const absent = '–';

/**
 * Figures in one locale and currency.
 *
 * @param locale BCP 47 tag such as de-DE
 * @param currency ISO 4217 code of columns whose unit is money; null writes them as plain numbers
 * @throws ClienteleError `usage` when `locale` is not a language tag
 */
export function figuresIn(locale: string, currency: string | null): Figures {
  checkLocale(locale);
  const write = (options: Intl.NumberFormatOptions) => writer(locale, options);
  const whole = write({ maximumFractionDigits: 0 });
  const compact = write({ notation: 'compact', maximumSignificantDigits: 3 });
  const money = currency === null ? {} : moneyOptions(currency);
  const tickRate = write({ style: 'percent', maximumFractionDigits: 1 });
  const units = unitWriters(write, money);
  return {
    count: whole,
    compact,
    decimal: (n, digits = 2) =>
      write({ minimumFractionDigits: digits, maximumFractionDigits: digits })(n),
    percent: (n, digits = 1) =>
      write({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })(n),
    signed: write({
      signDisplay: 'exceptZero',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
    value: (n, unit) => units.long[unit](n),
    brief: (n, unit) => units.short[unit](n),
    exact: (n, unit) => units.exact[unit](n),
    tick: (n, unit) => (unit === 'rate' ? tickRate(n) : units.short[unit](n)),
    duration: (ms) => durationIn(write, ms),
    instant: (iso) => instantIn(locale, iso),
  };
}

type Write = (n: Figure) => string;
type MakeWrite = (options: Intl.NumberFormatOptions) => Write;

function checkLocale(locale: string): void {
  try {
    Intl.getCanonicalLocales(locale);
  } catch (cause) {
    throw new ClienteleError(
      'usage',
      `"${locale}" is not a locale; write one such as en-GB or de-DE`,
      { cause },
    );
  }
}

function writer(locale: string, options: Intl.NumberFormatOptions): Write {
  const format = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
  return (n) => (n === null || !Number.isFinite(n) ? absent : format.format(n));
}

function moneyOptions(currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
}

const tenths: Intl.NumberFormatOptions = { maximumFractionDigits: 1 };
/** All that tell floats apart; noise of a product such as 100 x 0.29 stays out. */
const allDigits: Intl.NumberFormatOptions = { maximumSignificantDigits: 12 };

function unitWriters(write: MakeWrite, money: Intl.NumberFormatOptions) {
  const number = bySize(
    write({ maximumFractionDigits: 2 }),
    write({ maximumFractionDigits: 0 }),
    1000,
  );
  const short = write({ notation: 'compact', maximumSignificantDigits: 3 });
  const rate = write({
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const time = (unit: 'day' | 'year', unitDisplay: 'long' | 'narrow', digits = tenths) =>
    write({ style: 'unit', unit, unitDisplay, ...digits });
  const all = write(allDigits);
  return {
    long: {
      money: bySize(
        write({ ...money, maximumFractionDigits: 2 }),
        write({ ...money, maximumFractionDigits: 0 }),
        100,
      ),
      count: number,
      rate,
      days: time('day', 'long'),
      years: time('year', 'long'),
      none: number,
    },
    short: {
      money: write({ ...money, notation: 'compact', maximumSignificantDigits: 3 }),
      count: short,
      rate,
      days: time('day', 'narrow'),
      years: time('year', 'narrow'),
      none: short,
    },
    exact: {
      money: write({ ...money, ...allDigits }),
      count: all,
      rate: write({ style: 'percent', ...allDigits }),
      days: time('day', 'long', allDigits),
      years: time('year', 'long', allDigits),
      none: all,
    },
  } satisfies Record<'long' | 'short' | 'exact', Record<Unit, Write>>;
}

/** Decimals say little once a number is large. */
function bySize(small: Write, large: Write, limit: number): Write {
  return (n) => (n !== null && Math.abs(n) >= limit ? large(n) : small(n));
}

function durationIn(write: MakeWrite, ms: number): string {
  const unit = (name: string, digits: number) =>
    write({ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits });
  if (ms < 1000) return unit('millisecond', 0)(ms);
  if (ms < 60_000) return unit('second', 1)(ms / 1000);
  const seconds = Math.round(ms / 1000);
  return `${unit('minute', 0)(Math.floor(seconds / 60))} ${unit('second', 0)(seconds % 60)}`;
}

function instantIn(locale: string, iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return absent;
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(date);
}
