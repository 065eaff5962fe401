import type { ColumnRole } from '../../contract/index.ts';
import { activeDays, recencies, shareOf, trends } from './activity.ts';
import { largest, means, medians, sums } from './amounts.ts';
import { dayOfText, isWeekend, noDay } from './days.ts';
import type { Events } from './events.ts';
import { agesOf, latestNumbers } from './latest.ts';
import { perCustomer } from './perCustomer.ts';

/** What is computed for a customer from the events: one column of the customer table. */
export interface Measure {
  readonly role: ColumnRole;
  /** Whether its values are whole numbers by nature. */
  readonly whole: boolean;
  /** One a customer; NaN where there is none. */
  readonly values: Float64Array;
}

type Described = Pick<ColumnRole, 'name' | 'role' | 'concept' | 'label' | 'unit' | 'reason'>;

function fraction(described: Described, values: Float64Array): Measure {
  return { role: { ...described, confidence: 1 }, whole: false, values };
}

function whole(described: Described, values: Float64Array): Measure {
  return { ...fraction(described, values), whole: true };
}

/** Everything that the events can say about a customer. What they cannot is left out. */
export function measuresOf(events: Events): Measure[] {
  const { referenceDate } = events;
  return [
    ...recencyOf(events),
    ...amountsOf(events),
    ...(events.balances === null ? [] : [balanceOf(events, events.balances)]),
    ...(events.births === null || referenceDate === null
      ? []
      : [ageOf(events, events.births, referenceDate)]),
    ...activeDaysOf(events),
    ...(events.hours === null ? [] : timesOfDay(events, events.hours)),
    ...weekendOf(events),
    ...trendOf(events),
  ];
}

/** The days of events in a window; null where they have none. */
function dated({ days, startDate, referenceDate }: Events): {
  readonly days: Int32Array;
  readonly first: number;
  readonly last: number;
} | null {
  if (days === null || startDate === null || referenceDate === null) return null;
  return { days, first: dayOfText(startDate), last: dayOfText(referenceDate) };
}

function recencyOf(events: Events): Measure[] {
  const window = dated(events);
  if (window === null) return [];
  const described = {
    name: 'recency_days',
    role: 'recency',
    concept: 'recency',
    label: 'Days since the last transaction',
    unit: 'days',
    reason: `days from the last transaction to ${events.referenceDate}`,
  } as const;
  return [whole(described, recencies(events.starts, window.days, window.last))];
}

function amountsOf(events: Events): Measure[] {
  const spend = (
    name: string,
    concept: string,
    label: string,
    reason: string,
    values: Float64Array,
  ): Measure => fraction({ name, role: 'spend', concept, label, unit: 'money', reason }, values);
  return [
    whole(
      {
        name: 'frequency',
        role: 'frequency',
        concept: 'frequency',
        label: 'Transactions',
        unit: 'count',
        reason: 'number of transactions',
      },
      perCustomer(events.starts, (from, to) => to - from),
    ),
    spend('monetary', 'monetary', 'Total amount', 'sum of the amounts', sums(events)),
    spend('mean_amount', 'average-amount', 'Average amount', 'mean of the amounts', means(events)),
    spend(
      'median_amount',
      'median-amount',
      'Median amount',
      'median of the amounts',
      medians(events),
    ),
    spend('max_amount', 'max-amount', 'Largest amount', 'largest of the amounts', largest(events)),
  ];
}

function balanceOf({ starts, seconds }: Events, balances: Float64Array): Measure {
  return fraction(
    {
      name: 'balance',
      role: 'value',
      concept: 'balance',
      label: 'Balance',
      unit: 'money',
      reason: 'the latest known balance',
    },
    latestNumbers(starts, seconds, balances),
  );
}

function ageOf({ starts, seconds }: Events, births: Int32Array, referenceDate: string): Measure {
  return whole(
    {
      name: 'age',
      role: 'age',
      concept: 'age',
      label: 'Age',
      unit: 'years',
      reason: `whole years from the birth date to ${referenceDate}`,
    },
    agesOf(starts, seconds, births, dayOfText(referenceDate)),
  );
}

function activeDaysOf(events: Events): Measure[] {
  const window = dated(events);
  if (window === null) return [];
  const described = {
    name: 'active_days',
    role: 'frequency',
    concept: 'active-days',
    label: 'Days with a transaction',
    unit: 'days',
    reason: 'number of different days with a transaction',
  } as const;
  return [whole(described, activeDays(events.starts, window.days, window.first, window.last))];
}

const partsOfDay = [
  ['night', 'Night', 0, 5],
  ['morning', 'Morning', 6, 11],
  ['afternoon', 'Afternoon', 12, 17],
  ['evening', 'Evening', 18, 23],
] as const;

function timesOfDay({ starts }: Events, hours: Int32Array): Measure[] {
  return partsOfDay.map(([part, label, from, to]) =>
    fraction(
      {
        name: `${part}_share`,
        role: 'number',
        concept: part,
        label: `${label} share`,
        unit: 'rate',
        reason: `share of the transactions from ${from}:00 to ${to}:59`,
      },
      shareOf(starts, hours, -1, (hour) => hour >= from && hour <= to),
    ),
  );
}

function weekendOf(events: Events): Measure[] {
  const window = dated(events);
  if (window === null) return [];
  const described = {
    name: 'weekend_share',
    role: 'number',
    concept: 'weekend',
    label: 'Weekend share',
    unit: 'rate',
    reason: 'share of the transactions on Saturday or Sunday',
  } as const;
  return [fraction(described, shareOf(events.starts, window.days, noDay, isWeekend))];
}

function trendOf(events: Events): Measure[] {
  const window = dated(events);
  if (window === null || window.first >= window.last) return [];
  const { starts, units } = events;
  const described = {
    name: 'trend',
    role: 'number',
    concept: 'trend',
    label: 'Trend',
    unit: 'none',
    reason: 'amount in the second half of the window against the first, from -1 to 1',
  } as const;
  return [fraction(described, trends(starts, window.days, units, window.first, window.last))];
}
