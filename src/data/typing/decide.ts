import type { Decision } from '../../contract/index.ts';
import { wordsOf } from '../names.ts';
import { grouped } from '../wording.ts';
import type { Evidence } from './evidence.ts';
import { yearLastReading, type DayOrder } from './dates.ts';
import { numberReading, wholeNumbers } from './numbers.ts';
import { asText, type Reading } from './reading.ts';

/** The reading chosen for a column. */
export interface Chosen {
  readonly evidence: Evidence;
  readonly reading: Reading;
  /** How many values fit the reading; null where that was not counted. */
  readonly fits: number | null;
  /** Set for dates with the year last. */
  readonly order?: DayOrder;
  /** Set where nothing in the file decides how the column is read: one sentence that says what to do. */
  readonly doubt?: string;
  readonly decisions: readonly Decision[];
}

/** What other columns of the file say where a column leaves it open. */
interface FileHabits {
  /** The order of day and month that was asked for. */
  readonly asked: DayOrder | null;
  readonly dayOrder: DayOrder | null;
  readonly decimalComma: boolean;
}

/** Beyond it a whole number is not held exactly: it identifies something. */
const largestExact = Number.MAX_SAFE_INTEGER;

/**
 * Chooses how each column is read, on the evidence of all rows.
 *
 * @param asked the order of day and month where both fit; null leaves it to the file
 */
export function decide(evidence: readonly Evidence[], asked: DayOrder | null): Chosen[] {
  const habits = { asked, ...habitsOf(evidence) };
  return evidence.map((column) => decideColumn(column, habits));
}

function habitsOf(evidence: readonly Evidence[]): Omit<FileHabits, 'asked'> {
  const orders = evidence.map(provenOrder).filter((order) => order !== null);
  const [first = null] = orders;
  return {
    dayOrder: orders.every((order) => order === first) ? first : null,
    decimalComma: evidence.some(({ numbers }) => numbers === 'comma'),
  };
}

/** The order that more values fit; null where both fit equally many. */
function provenOrder({ yearLast, fits, fitsMonthFirst }: Evidence): DayOrder | null {
  if (yearLast === null || fits === fitsMonthFirst) return null;
  return fits > fitsMonthFirst ? 'day first' : 'month first';
}

function decideColumn(evidence: Evidence, habits: FileHabits): Chosen {
  if (evidence.yearLast !== null) return decideDate(evidence, evidence.yearLast, habits);
  if (evidence.numbers !== null) return decideNumber(evidence, habits);
  const { reading, fits, column } = evidence;
  if (!isEnough(fits, evidence)) return asTextBecause(evidence, null);
  const decisions =
    reading.format === '%H%M%S'
      ? [
          told(
            column.name,
            `${column.name} is read as hours, minutes and seconds run together (HHMMSS).`,
          ),
        ]
      : [];
  return { evidence, reading, fits, decisions };
}

function isEnough(fits: number, { reading, total }: Evidence): boolean {
  return reading.type === 'text' || (total > 0 && fits >= reading.neededShare * total);
}

function decideDate(
  evidence: Evidence,
  yearLast: NonNullable<Evidence['yearLast']>,
  habits: FileHabits,
): Chosen {
  const { fits, fitsMonthFirst, column } = evidence;
  const most = Math.max(fits, fitsMonthFirst);
  if (!isEnough(most, evidence)) return asTextBecause(evidence, null);
  const proven = provenOrder(evidence);
  const { asked } = habits;
  const order = proven ?? asked ?? habits.dayOrder ?? 'day first';
  const words = order === 'day first' ? 'day/month/year' : 'month/day/year';
  const difference = Math.abs(fits - fitsMonthFirst);
  const why =
    proven !== null
      ? `${grouped(difference)} of its values fit no other order`
      : asked !== null
        ? 'its values fit both orders, and this one was given'
        : habits.dayOrder !== null
          ? 'its values fit both orders, and other dates of the file are written so'
          : 'its values fit month/day/year as well, and nothing in the file decides';
  const ways = yearLast.separator === '' ? ', beside dates written in other ways' : '';
  const decision = told(column.name, `${column.name} is read as ${words}${ways}: ${why}.`);
  return {
    evidence,
    reading: yearLastReading(yearLast, order, null),
    fits: order === 'day first' ? fits : fitsMonthFirst,
    order,
    decisions: [decision],
    ...(proven === null && asked === null && habits.dayOrder === null
      ? { doubt: doubtOf(column.name, words) }
      : {}),
  };
}

function doubtOf(column: string, words: string): string {
  return `The dates of ${column} could have the day or the month first, and nothing in the file decides: they were read as ${words}. Say which with --dates day-first or --dates month-first.`;
}

function decideNumber(evidence: Evidence, habits: FileHabits): Chosen {
  const { column, sample, numbers, fits, total, whole, least, most, leadingZeros } = evidence;
  if (!isEnough(fits, evidence)) return asTextBecause(evidence, null);
  const allWhole = whole === fits;
  if (allWhole && isIdentifier(column.name, leadingZeros, total)) {
    return asTextBecause(
      evidence,
      `${column.name} stays text: its leading zeros say that it identifies something.`,
    );
  }
  if (allWhole && Math.max(-least, most) > largestExact) {
    return asTextBecause(
      evidence,
      `${column.name} stays text: its numbers are too long to be anything but identifiers.`,
    );
  }
  const unclear = numbers === 'unclear commas' || numbers === 'unclear points';
  if (numbers === 'unclear commas' && !habits.decimalComma) {
    return asTextBecause(
      evidence,
      `${column.name} stays text: its commas could part decimals or group thousands.`,
    );
  }
  const byHabit = unclear && habits.decimalComma;
  const reading = byHabit ? numberReading(sample, 'comma') : evidence.reading;
  const decisions =
    reading.format === null
      ? []
      : [told(column.name, `${column.name} is read with: ${reading.format}.`)];
  return {
    evidence,
    reading: allWhole && !byHabit ? wholeNumbers(reading) : reading,
    fits: byHabit ? null : fits,
    decisions,
  };
}

/** One leading zero is enough under a name that identifies; elsewhere one value in a hundred. */
function isIdentifier(columnName: string, leadingZeros: number, total: number): boolean {
  const identifying = new Set([
    'id',
    'nr',
    'no',
    'number',
    'code',
    'key',
    'account',
    'iban',
    'card',
    'zip',
    'postcode',
    'phone',
  ]);
  const named = wordsOf(columnName).some((word) => identifying.has(word) || /.id$/.test(word));
  return leadingZeros > 0 && (named || leadingZeros * 100 >= total);
}

function asTextBecause(evidence: Evidence, because: string | null): Chosen {
  const decisions = because === null ? [] : [told(evidence.column.name, because)];
  return { evidence, reading: asText, fits: null, decisions };
}

function told(column: string, text: string): Decision {
  return { stage: 'read', column, text, count: null };
}
