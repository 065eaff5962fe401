import type { Unit } from '../../contract/index.ts';
import { inSentence, listed } from '../../features/index.ts';
import type { InputCondition } from './conditions.ts';

/** A rule in plain words: "cash advance above 1,500 and purchases at most 90". The same on every machine. */
export function ruleInWords(conditions: readonly InputCondition[]): string {
  return listed(conditions.map(conditionInWords));
}

function conditionInWords({ input, condition }: InputCondition): string {
  const { unit } = input;
  const name = inSentence(input.label);
  const { above, atMost, levels } = condition;
  if (levels !== null) return `${name} ${levelsInWords(levels, input.levels)}`;
  const isAmount = unit === 'money' || unit === 'count';
  if (isAmount && above === null && atMost === 0 && (input.range?.lower ?? -1) >= 0) {
    return `no ${name}`;
  }
  const bounds = [
    above === null ? [] : [`above ${figure(above, unit)}`],
    atMost === null ? [] : [`${above === null ? 'at most' : 'up to'} ${figure(atMost, unit)}`],
  ];
  return `${name} ${bounds.flat().join(' ')}${suffix(unit, name)}`;
}

function levelsInWords(chosen: readonly string[], all: readonly { level: string }[]): string {
  const others = all.map(({ level }) => level).filter((level) => !chosen.includes(level));
  return chosen.length <= others.length ? `is ${either(chosen)}` : `is not ${either(others)}`;
}

/** "a", "a or b", "a, b or c". */
function either(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}

const number = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 15,
  signDisplay: 'negative',
});
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 12 });

function figure(value: number, unit: Unit): string {
  return (unit === 'rate' ? percent : number).format(value);
}

/** The unit, unless the name says it. */
function suffix(unit: Unit, name: string): string {
  return (unit === 'days' || unit === 'years') && !name.includes(unit) ? ` ${unit}` : '';
}
