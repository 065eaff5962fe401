import type { Condition, GroupNumber, RowNumber } from '../engines/expression.ts';
import { dayOfText, noDay, textOfDay } from './days.ts';
import type { Events } from './events.ts';
import { perCustomer } from './perCustomer.ts';

/** What an expression can be computed of: the columns `units`, `day`, and a0, a1, ... for the attributes. */
export type EventRows = Pick<Events, 'starts' | 'units' | 'days' | 'attributes'>;

/**
 * An expression for each customer, as an engine gives it that runs its SQL; NaN where that gives NULL. A part that comes
 * up several times as the same object is computed once.
 */
export function evaluate(expression: GroupNumber, events: EventRows): Float64Array {
  return evaluator(events)(expression);
}

/** {@link evaluate} for several expressions that share parts. */
export function evaluator(events: EventRows): (expression: GroupNumber) => Float64Array {
  const known = new Map<GroupNumber, Float64Array>();
  const nCustomers = events.starts.length - 1;
  const valuesOf = (expression: GroupNumber): Float64Array => {
    const found = known.get(expression) ?? compute(expression);
    known.set(expression, found);
    return found;
  };
  const compute = (expression: GroupNumber): Float64Array => {
    switch (expression.kind) {
      case 'number':
        return new Float64Array(nCustomers).fill(expression.value);
      case 'count':
        return sumWhere(null, expression.where, events);
      case 'sum':
        return sumWhere(rowNumber(expression.of, events), expression.where, events);
      case 'size':
        return valuesOf(expression.of).map(Math.abs);
      case 'root':
        return valuesOf(expression.of).map((value) => rootOf(value));
      case 'add': {
        const [first = new Float64Array(nCustomers), ...others] = expression.parts.map(valuesOf);
        return others.reduce((sum, part) => sum.map((value, c) => value + part[c]), first);
      }
      case 'subtract':
      case 'multiply':
      case 'divide':
        break;
    }
    const [of, by] = [valuesOf(expression.of), valuesOf(expression.by)];
    const combined = combine[expression.kind];
    return of.map((value, c) => combined(value, by[c]));
  };
  return valuesOf;
}

/** A value below 0, which only rounding makes, counts as 0. */
function rootOf(value: number): number {
  return value < 0 ? 0 : Math.sqrt(value);
}

const combine = {
  subtract: (of: number, by: number): number => of - by,
  multiply: (of: number, by: number): number => of * by,
  divide: (of: number, by: number): number => (by > 0 ? of / by : NaN),
} as const;

/** Sums of the rows where a condition holds; counts where there are no values. NaN counts as 0. */
function sumWhere(
  values: ((row: number) => number) | null,
  where: Condition | null,
  events: EventRows,
): Float64Array {
  const holds = where === null ? null : rowTest(where, events);
  return perCustomer(events.starts, (from, to) => {
    let sum = 0;
    for (let row = from; row < to; row += 1) {
      if (holds !== null && !holds(row)) continue;
      const value = values === null ? 1 : values(row);
      if (!Number.isNaN(value)) sum += value;
    }
    return sum;
  });
}

function rowNumber(expression: RowNumber, events: EventRows): (row: number) => number {
  switch (expression.kind) {
    case 'number':
      return () => expression.value;
    case 'column': {
      const values =
        expression.name === 'units' ? events.units : slot(expression.name, events).values;
      return (row) => values[row];
    }
    case 'size': {
      const of = rowNumber(expression.of, events);
      return (row) => Math.abs(of(row));
    }
    case 'root': {
      const of = rowNumber(expression.of, events);
      return (row) => rootOf(of(row));
    }
    case 'add': {
      const parts = expression.parts.map((part) => rowNumber(part, events));
      return (row) => parts.reduce((sum, part) => sum + part(row), 0);
    }
    case 'subtract':
    case 'multiply':
    case 'divide':
      break;
  }
  const [of, by] = [rowNumber(expression.of, events), rowNumber(expression.by, events)];
  const combined = combine[expression.kind];
  return (row) => combined(of(row), by(row));
}

function rowTest(where: Condition, events: EventRows): (row: number) => boolean {
  if (where.kind === 'is') return isValue(where.value, slot(where.column, events));
  const { days } = events;
  if (days === null) return () => false;
  if (where.kind === 'days') {
    const [from, to] = [dayOfText(where.from), dayOfText(where.to)];
    return (row) => days[row] >= from && days[row] <= to;
  }
  const parts = new Map<number, number>();
  const place = where.part === 'month' ? [5, 7] : [8, 10];
  const partOf = (day: number): number => {
    const part = parts.get(day) ?? Number((textOfDay(day) ?? '').slice(...place));
    parts.set(day, part);
    return part;
  };
  return (row) => {
    if (days[row] === noDay) return false;
    const part = partOf(days[row]);
    return part >= where.from && part <= where.to;
  };
}

function isValue(
  value: string | number | boolean,
  { values, words }: Events['attributes'][number],
): (row: number) => boolean {
  if (typeof value === 'number') return (row) => values[row] === value;
  const word = typeof value === 'string' ? value : value ? 'yes' : 'no';
  const wanted = words.indexOf(word);
  return (row) => wanted !== -1 && values[row] === wanted;
}

/** The attribute that `a0`, `a1`, ... stands for. */
function slot(column: string, { attributes }: EventRows): Events['attributes'][number] {
  const attribute = attributes[Number(column.slice(1))];
  if (attribute !== undefined && column.startsWith('a')) return attribute;
  throw new RangeError(`the events have no column ${column}`);
}
