import type { Range } from '../../crossfilter/index.ts';

/** "18 to 40", "from 18", "up to 40". */
export function rangeWords({ from, to }: Range, value: (n: number) => string): string {
  if (from === null) return to === null ? 'any' : `up to ${value(to)}`;
  if (to === null) return `from ${value(from)}`;
  return from === to ? value(from) : `${value(from)} to ${value(to)}`;
}
