import type { ColumnSummary, Role, Unit } from '../contract/index.ts';
import type { Match } from './match.ts';
import { natureOf } from './nature.ts';

/** The greatest value a rate may reach: shares of months stray a little above 1 in real files. */
const greatestRate = 2;

/** The unit of a recognised column, as its values bear it out. */
export function unitOf({ entry, words }: Match, column: ColumnSummary): Unit {
  const nature = natureOf(column);
  if (nature !== 'number' && column.type !== 'number') return 'none';
  if (nature === 'flag' && entry.unit !== 'count') return 'none';
  const says = (...stems: string[]): boolean => words.some(({ stem }) => stems.includes(stem));
  if (entry.unit === 'days' && says('week', 'month', 'year')) return 'none';
  if (entry.unit === 'rate' && (column.max ?? 0) > greatestRate) {
    return column.integer ? 'count' : 'none';
  }
  if (entry.unit === 'count' && !column.integer) {
    return (column.min ?? 0) >= 0 && (column.max ?? 0) <= greatestRate ? 'rate' : 'none';
  }
  return entry.unit;
}

const unitsOfRoles: Partial<Record<Role, Unit>> = {
  value: 'money',
  spend: 'money',
  credit: 'money',
  income: 'money',
  frequency: 'count',
  recency: 'days',
  age: 'years',
};

/** The unit that a role given by the caller implies. */
export function unitOfRole(role: Role, column: ColumnSummary): Unit {
  return natureOf(column) === 'number' ? (unitsOfRoles[role] ?? 'none') : 'none';
}
