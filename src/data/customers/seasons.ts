import type { Condition, GroupNumber } from '../engines/expression.ts';
import { daysBetween, wholeMonths } from './calendar.ts';
import {
  leftOut,
  sizes,
  type EventsInWindow,
  type Planned,
  type PlannedMeasure,
} from './plannedMeasure.ts';

const daysInYear = 365;
const fewestMonths = 3;
/** Two years show every season twice; more would only make the statement longer. */
const mostMonths = 24;

/**
 * When a customer spends: the share of each quarter where the transactions cover a year, how unevenly the months are
 * used, and the share of the first ten days of the month, when salaries have just come.
 */
export function seasonMeasures({ startDate, referenceDate }: EventsInWindow): Planned {
  if (startDate === null || referenceDate === null) {
    return { measures: [], decisions: [leftOut('Seasons are', 'the transactions have no date')] };
  }
  const covered = daysBetween(startDate, referenceDate) + 1;
  const months = wholeMonths(startDate, referenceDate).slice(-mostMonths);
  const isYear = covered >= daysInYear;
  const hasMonths = months.length >= fewestMonths;
  const cover = `the transactions cover ${covered} days`;
  return {
    measures: [
      ...(isYear ? [1, 2, 3, 4].map(quarterShare) : []),
      ...(hasMonths ? [monthlyVariation(months)] : []),
      monthStart,
    ],
    decisions: [
      ...(isYear ? [] : [leftOut('Shares of the quarters are', `${cover}, less than a year`)]),
      ...(hasMonths
        ? []
        : [leftOut('The variation between months is', `${cover}, less than three whole months`)]),
    ],
  };
}

function shareOf(where: Condition): GroupNumber {
  const dated = sizes({ kind: 'calendar', part: 'month', column: 'day', from: 1, to: 12 });
  return { kind: 'divide', of: sizes(where), by: dated };
}

function quarterShare(quarter: number): PlannedMeasure {
  const [from, to] = [3 * quarter - 2, 3 * quarter];
  return {
    role: {
      name: `quarter_${quarter}_share`,
      role: 'number',
      concept: null,
      label: `Share of quarter ${quarter}`,
      unit: 'rate',
      reason: `share of the amounts' sizes in the months ${from} to ${to}`,
    },
    value: shareOf({ kind: 'calendar', part: 'month', column: 'day', from, to }),
  };
}

const monthStart: PlannedMeasure = {
  role: {
    name: 'month_start_share',
    role: 'number',
    concept: null,
    label: 'Share of the first ten days of the month',
    unit: 'rate',
    reason: "share of the amounts' sizes on the days 1 to 10 of a month",
  },
  value: shareOf({ kind: 'calendar', part: 'day', column: 'day', from: 1, to: 10 }),
};

/** The coefficient of variation of the months' sums s, each month weighing the same: sqrt(n sum s² / (sum s)² - 1). */
function monthlyVariation(months: ReturnType<typeof wholeMonths>): PlannedMeasure {
  const sums = months.map((month) => sizes({ kind: 'days', column: 'day', ...month }));
  const total: GroupNumber = { kind: 'add', parts: sums };
  const squares: GroupNumber = {
    kind: 'add',
    parts: sums.map((sum) => ({ kind: 'multiply', of: sum, by: sum })),
  };
  return {
    role: {
      name: 'monthly_variation',
      role: 'number',
      concept: null,
      label: 'Variation between months',
      unit: 'none',
      reason: `standard deviation of ${months.length} months' amounts divided by their mean`,
    },
    value: {
      kind: 'root',
      of: {
        kind: 'subtract',
        of: {
          kind: 'divide',
          of: { kind: 'multiply', of: { kind: 'number', value: months.length }, by: squares },
          by: { kind: 'multiply', of: total, by: total },
        },
        by: { kind: 'number', value: 1 },
      },
    },
  };
}
