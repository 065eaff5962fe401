import type { Unit } from '../contract/index.ts';

/**
 * Words for a value of one column against its average: "cash advance 3.1 x the average". The same words on
 * every machine.
 *
 * @param label the column's name for people
 * @param overall the average of all customers
 * @returns what turns a value, in the unit of the column, into words
 */
export function comparedWith(
  label: string,
  unit: Unit,
  overall: number,
): (value: number) => string {
  const name = inSentence(label);
  if (unit === 'rate') {
    const average = percent(overall);
    return (value) => {
      const own = percent(value);
      if (own === average) return `${name} at the average`;
      return `${name} ${own} against ${average} on average`;
    };
  }
  const against = `${suffix(unit, name)} against ${plain(overall, unit)} on average`;
  const side = (value: number): string => `${name} ${plain(value, unit)}${against}`;
  if ((unit !== 'money' && unit !== 'count') || !(overall > 0)) return side;
  return (value) => (value >= 0 ? asRatio(name, value, overall) : side(value));
}

function asRatio(name: string, value: number, overall: number): string {
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
