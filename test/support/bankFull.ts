import { readFileSync } from 'node:fs';
import { categoriesFromColumns, type Categories, type Matrix } from '../../src/core/index.ts';
import { realData } from '../realData.ts';
import { standardised } from './standardised.ts';

const numbers = ['age', 'balance', 'day', 'duration', 'campaign', 'pdays', 'previous'];
const categories = [
  'job',
  'marital',
  'education',
  'default',
  'housing',
  'loan',
  'contact',
  'month',
  'poutcome',
];

/** UCI Bank Marketing as it is: 7 numbers, standardised, and 9 categories of 45,211 customers. */
export function bankFull(): { readonly numbers: Matrix; readonly categories: Categories } {
  return { numbers: standardised('bank-full.csv', numbers), categories: bankCategories() };
}

/** Its 9 categories; `unknown` is one of them. */
export function bankCategories(): Categories {
  const text = readFileSync(realData.path('bank-full.csv'), 'utf8').replaceAll('"', '');
  const [names, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
  return categoriesFromColumns(
    categories.map((category) => {
      const place = names.indexOf(category);
      const levels = [...new Set(rows.map((row) => row[place]))].toSorted();
      const codeOf = new Map(levels.map((level, code) => [level, code]));
      return { levels, codes: Int32Array.from(rows, (row) => codeOf.get(row[place]) ?? -1) };
    }),
  );
}
