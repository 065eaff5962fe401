import type { Unit } from '../contract/index.ts';
import type { Figure } from './figures.ts';

/**
 * A figure against all customers in words: "cash advance 3.1 x the average". The same words on every machine;
 * the report writes numbers in the reader's way from the fields beside the text.
 */
export function figureInWords({ label, unit, value, overall }: Figure): string {
  const name = inSentence(label);
  if (unit === 'rate') return `${name} ${percent(value)} against ${percent(overall)} on average`;
  const comparable = (unit === 'money' || unit === 'count') && overall > 0 && value >= 0;
  if (!comparable) {
    return `${name} ${plain(value, unit)}${suffix(unit, name)} against ${plain(overall, unit)} on average`;
  }
  const ratio = value / overall;
  if (ratio < 0.005) return `${value === 0 ? 'no' : 'hardly any'} ${name}`;
  if (ratio >= 1.5) return `${name} ${ratio.toFixed(ratio < 9.95 ? 1 : 0)} x the average`;
  const difference = Math.round(100 * Math.abs(ratio - 1));
  if (difference === 0) return `${name} at the average`;
  return `${name} ${difference}% ${ratio > 1 ? 'above' : 'below'} the average`;
}

/** A label inside a sentence: small first letter, unless it is an abbreviation. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** The unit, unless the name says it: "days since the last transaction 12". */
function suffix(unit: Unit, name: string): string {
  return isTime(unit) && !name.includes(unit) ? ` ${unit}` : '';
}

function isTime(unit: Unit): boolean {
  return unit === 'days' || unit === 'years';
}

const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, signDisplay: 'negative' });
const time = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'negative' });
const large = new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'negative' });

function plain(value: number, unit: Unit): string {
  if (isTime(unit)) return time.format(value);
  return (Math.abs(value) < 1000 ? small : large).format(value);
}

function percent(share: number): string {
  const hundredths = 100 * share;
  return `${hundredths.toFixed(hundredths !== 0 && Math.abs(hundredths) < 10 ? 1 : 0)}%`;
}
