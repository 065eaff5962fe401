import type { ColumnSummary } from '../contract/index.ts';
import type { Nature } from './lexicon/index.ts';

/** The most levels a category may have to be counted level by level; more is text. */
const mostLevels = 60;

/** What a column's values are by nature: a number of only 0 and 1 is a flag, text of few values a category. */
export function natureOf(column: ColumnSummary): Nature {
  if (column.count === 0) return 'empty';
  if (column.type === 'text') return isCategory(column) ? 'category' : 'text';
  if (column.type === 'number') return isZeroOne(column) ? 'flag' : 'number';
  return column.type;
}

function isCategory({ distinct, count }: ColumnSummary): boolean {
  const nearlyAllDiffer = distinct > 2 && distinct > 0.9 * count;
  return distinct <= mostLevels && !nearlyAllDiffer;
}

function isZeroOne({ integer, min, max, distinct }: ColumnSummary): boolean {
  return integer && distinct === 2 && min === 0 && max === 1;
}

/** True when a column can be believed to hold one of `natures`. */
export function holdsOneOf(column: ColumnSummary, natures: readonly Nature[]): boolean {
  const nature = natureOf(column);
  if (nature === 'empty' || natures.includes(nature)) return true;
  if (natures.includes('number') && column.type === 'number') return true;
  return natures.includes('flag') && nature === 'category' && saysYesAndNo(column);
}

function saysYesAndNo({ distinct, topValues }: ColumnSummary): boolean {
  const values = new Set(topValues.map(({ value }) => value.toLowerCase()));
  return distinct <= 3 && values.has('yes') && values.has('no');
}

/** The words for a nature in a sentence. */
export const natureWords: Readonly<Record<Nature, string>> = {
  number: 'numbers',
  flag: 'yes or no',
  category: 'a few different values',
  text: 'text',
  date: 'dates',
  time: 'times of day',
  empty: 'no values at all',
};
