import { vocabulary } from './lexicon/index.ts';
import { splitWords } from './words.ts';

/** Words that add nothing for the reader of a customer table. */
const silent = new Set(['customer', 'is', 'has', 'flag']);

/** A column's name for people: `CustAccountBalance` is "Account balance", `Amount (INR)` is "Amount". */
export function labelFromName(name: string): string {
  const words = splitWords(name, vocabulary).map(({ display }) => display);
  const telling = words.filter((word) => !silent.has(word));
  const text = (telling.length > 0 ? telling : words)
    .join(' ')
    .replaceAll(/(?<=^| )(\p{L}) (?=\d)/gu, '$1')
    .replace(/ (in|of)$/, '');
  return text === '' ? name : text.charAt(0).toUpperCase() + text.slice(1);
}

/** True when nothing but silent words of `name` is left beside the stems of a recognised phrase. */
export function saysNoMore(stems: readonly string[], recognised: readonly string[]): boolean {
  return stems.every((stem) => silent.has(stem) || recognised.includes(stem));
}
