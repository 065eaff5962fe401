import type { ColumnRole } from '../../contract/index.ts';
import { text } from '../quoting.ts';
import { differentDays } from './differentDays.ts';
import type { Events } from './events.ts';

/** What is computed for a customer from the events: one column of the customer table. */
export interface Measure {
  readonly role: ColumnRole;
  /** An aggregate over the events, as SQL. */
  readonly value: string;
}

type Described = Pick<ColumnRole, 'name' | 'role' | 'concept' | 'label' | 'unit' | 'reason'>;

function measure(described: Described, value: string): Measure {
  return { role: { ...described, confidence: 1 }, value };
}

/** Everything that the events can say about a customer. What they cannot is left out. */
export function measuresOf(
  events: Events,
  has: { readonly date: boolean; readonly balance: boolean; readonly birthDate: boolean },
): Measure[] {
  const { referenceDate, startDate } = events;
  const dated = has.date && referenceDate !== null;
  return [
    ...(dated ? [recency(referenceDate)] : []),
    ...amounts(events.unitsInOne ?? 1),
    ...(has.balance ? [balance] : []),
    ...(has.birthDate && referenceDate !== null ? [age(referenceDate)] : []),
    ...(dated ? [activeDays(startDate, referenceDate)] : []),
    ...(events.hasTimes ? timesOfDay : []),
    ...(dated ? [weekend] : []),
    ...(dated && startDate !== null && startDate < referenceDate
      ? [trend(startDate, referenceDate)]
      : []),
  ];
}

function recency(referenceDate: string): Measure {
  return measure(
    {
      name: 'recency_days',
      role: 'recency',
      concept: 'recency',
      label: 'Days since the last transaction',
      unit: 'days',
      reason: `days from the last transaction to ${referenceDate}`,
    },
    `DATE ${text(referenceDate)} - max(day)`,
  );
}

/** Sums are of `units`; a mean is divided once, so that it is rounded once. */
function amounts(unitsInOne: number): Measure[] {
  const sum = 'CAST(sum(units) AS DOUBLE)';
  return [
    measure(
      {
        name: 'frequency',
        role: 'frequency',
        concept: 'frequency',
        label: 'Transactions',
        unit: 'count',
        reason: 'number of transactions',
      },
      'count(*)',
    ),
    ...(
      [
        ['monetary', 'monetary', 'Total amount', 'sum of the amounts', `${sum} / ${unitsInOne}`],
        [
          'mean_amount',
          'average-amount',
          'Average amount',
          'mean of the amounts',
          `${sum} / (${unitsInOne} * count(*))`,
        ],
        [
          'median_amount',
          'median-amount',
          'Median amount',
          'median of the amounts',
          'median(amount)',
        ],
        ['max_amount', 'max-amount', 'Largest amount', 'largest of the amounts', 'max(amount)'],
      ] as const
    ).map(([name, concept, label, reason, value]) =>
      measure({ name, role: 'spend', concept, label, unit: 'money', reason }, value),
    ),
  ];
}

const balance = measure(
  {
    name: 'balance',
    role: 'value',
    concept: 'balance',
    label: 'Balance',
    unit: 'money',
    reason: 'the latest known balance',
  },
  'arg_max(balance, moment) FILTER (WHERE balance IS NOT NULL)',
);

/** Nobody is born after the reference date: such a birth date gives no age. */
function age(referenceDate: string): Measure {
  const reference = `DATE ${text(referenceDate)}`;
  return measure(
    {
      name: 'age',
      role: 'age',
      concept: 'age',
      label: 'Age',
      unit: 'years',
      reason: `whole years from the birth date to ${referenceDate}`,
    },
    `date_sub('year', arg_max(birth, moment) FILTER (WHERE birth <= ${reference}), ${reference})`,
  );
}

function activeDays(startDate: string | null, referenceDate: string): Measure {
  return measure(
    {
      name: 'active_days',
      role: 'frequency',
      concept: 'active-days',
      label: 'Days with a transaction',
      unit: 'days',
      reason: 'number of different days with a transaction',
    },
    differentDays(startDate, referenceDate),
  );
}

const timesOfDay: readonly Measure[] = (
  [
    ['night', 'Night', 0, 5],
    ['morning', 'Morning', 6, 11],
    ['afternoon', 'Afternoon', 12, 17],
    ['evening', 'Evening', 18, 23],
  ] as const
).map(([part, label, from, to]) =>
  measure(
    {
      name: `${part}_share`,
      role: 'number',
      concept: part,
      label: `${label} share`,
      unit: 'rate',
      reason: `share of the transactions from ${from}:00 to ${to}:59`,
    },
    `avg(CAST(hour BETWEEN ${from} AND ${to} AS INTEGER))`,
  ),
);

const weekend = measure(
  {
    name: 'weekend_share',
    role: 'number',
    concept: 'weekend',
    label: 'Weekend share',
    unit: 'rate',
    reason: 'share of the transactions on Saturday or Sunday',
  },
  'avg(CAST(isodow(day) >= 6 AS INTEGER))',
);

/**
 * (second half - first half) / (second half + first half) of the amounts' sizes; the middle day of an odd window is in
 * the second half. Missing for customers seen on a single day, who show no direction.
 */
function trend(startDate: string, referenceDate: string): Measure {
  const start = `DATE ${text(startDate)}`;
  const days = `(DATE ${text(referenceDate)} - ${start} + 1)`;
  const signed = `CASE WHEN (day - ${start}) * 2 + 1 >= ${days} THEN abs(units) ELSE -abs(units) END`;
  const dated = 'FILTER (WHERE day IS NOT NULL)';
  return measure(
    {
      name: 'trend',
      role: 'number',
      concept: 'trend',
      label: 'Trend',
      unit: 'none',
      reason: 'amount in the second half of the window against the first, from -1 to 1',
    },
    `CASE WHEN min(day) < max(day) AND sum(abs(units)) ${dated} > 0
       THEN sum(${signed}) ${dated} / sum(abs(units)) ${dated} END`,
  );
}
