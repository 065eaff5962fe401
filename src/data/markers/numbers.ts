import { wordsOf } from '../names.ts';
import { name, number } from '../quoting.ts';
import { grouped } from '../wording.ts';
import { figureOf, rowsWith, type Sentinel, type SentinelRule } from './sentinel.ts';

const never = -1;
const neverByNines = 999;
const below = [-99, -999, -9999, -99999, -999999];
const above = [999, 9999, 99999, 999999, 9999999];
const candidates = [never, ...below, ...above];
const others = `FILTER (WHERE value NOT IN (${candidates.map(number).join(', ')}))`;
/** A run of nines stands apart when it is this many times the largest other value. */
const apart = 5;

/**
 * False where no number between these can stand for "missing": all are 0 or more, and the largest is no run of nines.
 */
export function mayHoldMarkers(least: number, most: number): boolean {
  return least < 0 || above.includes(most);
}

/**
 * Numbers that stand for "missing": in a column that counts days since something, -1 where all others are 0
 * or more and 999 where all others are far smaller; in any column, runs of nines that come up more than
 * once and stand apart from all other values.
 */
export const numberRule: SentinelRule = {
  figures: [
    `CAST(min(value) ${others} AS DOUBLE) AS least`,
    `CAST(max(value) ${others} AS DOUBLE) AS most`,
    ...candidates.map((value) => `${rowsWith(number(value))} AS ${name(String(value))}`),
  ],
  judge(columnName, figures) {
    const count = (value: number): number => figureOf(figures, String(value));
    const least = figureOf(figures, 'least');
    const most = figureOf(figures, 'most');
    const positive = 'all other values are 0 or more';
    const farAbove = `all other values are at most ${grouped(Math.ceil(most))}`;
    if (countsDaysSince(columnName)) {
      const meaning = /^pdays$|contact/i.test(columnName) ? 'never contacted' : 'never';
      if (count(never) > 0 && least >= 0) return [sentinel(never, positive, meaning)];
      if (count(neverByNines) > 0 && most * 2 < neverByNines) {
        return [sentinel(neverByNines, farAbove, meaning)];
      }
    }
    const low = below.filter((value) => count(value) > 1 && least >= 0);
    const high = above.filter((value) => count(value) > 1 && most > 0 && most * apart < value);
    return [
      ...low.map((value) => sentinel(value, positive, 'unknown')),
      ...high.map((value) => sentinel(value, farAbove, 'unknown')),
    ];
  },
};

function sentinel(value: number, reason: string, meaning: string): Sentinel {
  return { literal: number(value), reason, meaning };
}

/** True where a name says that its column counts the days since something happened. */
function countsDaysSince(columnName: string): boolean {
  const words = new Set(wordsOf(columnName));
  if (words.has('pdays') || words.has('recency')) return true;
  return words.has('days') && ['since', 'last', 'ago', 'passed'].some((word) => words.has(word));
}
