import type { ColumnSummary, Role } from '../../contract/index.ts';

/** What a role means, for people. */
export const roleWords: Readonly<Record<Role, string>> = {
  id: 'Customer (tells them apart)',
  key: 'Other identifier',
  date: 'Date',
  time: 'Time of day',
  'birth-date': 'Date of birth',
  value: 'What they hold',
  spend: 'What they spend',
  credit: 'Credit',
  income: 'Income',
  frequency: 'How often',
  recency: 'Time since the last',
  score: 'Score',
  age: 'Age (only describes)',
  protected: 'About the person (only describes)',
  outcome: 'Outcome (only describes)',
  leak: 'Known only after the outcome',
  context: 'About the call or the economy',
  number: 'Other number',
  flag: 'Yes or no',
  category: 'Category',
  text: 'Free text',
};

const aside: readonly Role[] = ['protected', 'outcome', 'leak', 'context'];

/** Roles that values of a type can play. */
const rolesOfType: Readonly<Record<ColumnSummary['type'], readonly Role[]>> = {
  number: [
    'id',
    'key',
    'value',
    'spend',
    'credit',
    'income',
    'frequency',
    'recency',
    'score',
    'age',
    'number',
    'flag',
    ...aside,
  ],
  flag: ['flag', 'category', ...aside],
  date: ['date', 'birth-date', 'context'],
  time: ['time', 'context'],
  text: ['id', 'key', 'category', 'text', ...aside],
};

/** The roles that a column may be given, the one found first where it is none of the usual ones. */
export function rolesFor({ type }: Pick<ColumnSummary, 'type'>, found: Role): readonly Role[] {
  return [...new Set([...rolesOfType[type], found])];
}
