import type { GroupNumber } from '../engines/expression.ts';
import { daysBetween, shiftDay } from './calendar.ts';
import { leftOut, sizes, type EventsInWindow, type Planned } from './plannedMeasure.ts';

/**
 * What a customer did in the last so many days, and against as many days before: (last - before) / (last + before) of
 * the amounts' sizes, from -1 to 1; missing where there was nothing in either. A window that begins before the first day
 * of the transactions is left out.
 *
 * @param windows in days, the reference date counted
 */
export function windowMeasures(
  { startDate, referenceDate, unitsInOne }: EventsInWindow,
  windows: readonly number[],
): Planned {
  if (windows.length === 0) return { measures: [], decisions: [] };
  if (startDate === null || referenceDate === null) {
    return {
      measures: [],
      decisions: [leftOut('Time windows are', 'the transactions have no date')],
    };
  }
  const covered = daysBetween(startDate, referenceDate) + 1;
  const planned = [...new Set(windows)].map((days): Planned => {
    const reason = `the transactions cover ${covered} days`;
    if (days > covered) {
      return {
        measures: [],
        decisions: [leftOut(`The window of ${days} days is`, reason)],
      };
    }
    const last = inDays(shiftDay(referenceDate, 1 - days), referenceDate);
    const both = 2 * days <= covered;
    return {
      measures: [
        ...lastMeasures(days, last, unitsInOne ?? 1),
        ...(both ? [trendMeasure(days, last, referenceDate)] : []),
      ],
      decisions: both ? [] : [leftOut(`The trend over ${days} days is`, reason)],
    };
  });
  return {
    measures: planned.flatMap(({ measures }) => measures),
    decisions: planned.flatMap(({ decisions }) => decisions),
  };
}

const inDays = (from: string, to: string) => ({ kind: 'days', column: 'day', from, to }) as const;
type Days = ReturnType<typeof inDays>;

function lastMeasures(days: number, where: Days, unitsInOne: number): Planned['measures'] {
  const amount: GroupNumber = {
    kind: 'divide',
    of: { kind: 'sum', of: { kind: 'column', name: 'units' }, where },
    by: { kind: 'number', value: unitsInOne },
  };
  const between = `from ${where.from} to ${where.to}`;
  return [
    {
      role: {
        name: `amount_last_${days}_days`,
        role: 'spend',
        concept: null,
        label: `Amount in the last ${days} days`,
        unit: 'money',
        reason: `sum of the amounts ${between}`,
      },
      value: amount,
    },
    {
      role: {
        name: `transactions_last_${days}_days`,
        role: 'frequency',
        concept: null,
        label: `Transactions in the last ${days} days`,
        unit: 'count',
        reason: `number of transactions ${between}`,
      },
      value: { kind: 'count', where },
    },
  ];
}

function trendMeasure(
  days: number,
  where: Days,
  referenceDate: string,
): Planned['measures'][number] {
  const before = sizes(
    inDays(shiftDay(referenceDate, 1 - 2 * days), shiftDay(referenceDate, -days)),
  );
  const last = sizes(where);
  return {
    role: {
      name: `trend_${days}_days`,
      role: 'number',
      concept: 'trend',
      label: `Trend over ${days} days`,
      unit: 'none',
      reason: `amount in the last ${days} days against the ${days} days before, from -1 to 1`,
    },
    value: {
      kind: 'divide',
      of: { kind: 'subtract', of: last, by: before },
      by: { kind: 'add', parts: [last, before] },
    },
  };
}
