import { ClienteleError, type FeatureStep, type SegmentConfig } from '../../contract/index.ts';
import type { CategoryColumn } from '../../core/index.ts';

export type CodingOptions = Pick<SegmentConfig, 'coding' | 'orders'>;

interface Coded {
  readonly codes: NonNullable<FeatureStep['codes']>;
  /** One sentence. */
  readonly told: string;
}

/**
 * What each level of a category counts as. By place: 1 for the lowest of the order given, of levels that begin with
 * numbers or name degrees, or of the alphabet; a level never seen counts as missing. By frequency: the share of the
 * customers who have it; a level never seen has none.
 *
 * @param levels those that occur, ascending
 * @throws ClienteleError `usage` when an order lacks a level that occurs
 */
export function codeCategory(
  column: CategoryColumn,
  levels: readonly string[],
  { coding, orders }: CodingOptions,
): Coded {
  return coding === 'frequency'
    ? byFrequency(column, levels)
    : byPlace(column.name, levels, orders[column.name]);
}

function byFrequency(
  { name, codes, levels: all }: CategoryColumn,
  levels: readonly string[],
): Coded {
  const known = codes.reduce((sum, code) => sum + Number(code >= 0), 0);
  const shareOf = (level: string): number => {
    const wanted = all.indexOf(level);
    return codes.reduce((sum, code) => sum + Number(code === wanted), 0) / known;
  };
  return {
    codes: { levels: levels.map((level) => ({ level, value: shareOf(level) })), other: 0 },
    told: `Each value of "${name}" counts as the share of the customers who have it.`,
  };
}

function byPlace(
  name: string,
  levels: readonly string[],
  given: readonly string[] | undefined,
): Coded {
  const lacking = given === undefined ? undefined : levels.find((level) => !given.includes(level));
  if (lacking !== undefined) {
    throw new ClienteleError(
      'usage',
      `The order of "${name}" lacks the value "${lacking}"; its values are ${levels.join(', ')}.`,
    );
  }
  const { ordered, why } =
    given === undefined ? findOrder(levels) : { ordered: given, why: 'as asked' };
  return {
    codes: { levels: ordered.map((level, place) => ({ level, value: place + 1 })), other: null },
    told: `The values of "${name}" count by their place, ${ordered.join(' < ')}: ${why}.`,
  };
}

/** Degrees in the order of their size; words on one line mean the same. */
const degrees: readonly (readonly string[])[] = [
  ['none', 'illiterate', 'never'],
  ['very low', 'lowest'],
  ['low', 'small', 'basic', 'primary', 'bronze', 'poor'],
  [
    'medium',
    'middle',
    'mid',
    'average',
    'moderate',
    'secondary',
    'high school',
    'silver',
    'standard',
    'fair',
  ],
  ['high', 'large', 'tertiary', 'college', 'university', 'gold', 'premium', 'good', 'graduate'],
  ['very high', 'highest', 'postgraduate', 'master', 'masters', 'platinum', 'excellent'],
  ['doctorate', 'phd', 'diamond', 'black'],
];

function findOrder(levels: readonly string[]): { ordered: readonly string[]; why: string } {
  const numbers = levels.map((level) => Number(/-?\d+(\.\d+)?/.exec(level)?.[0] ?? NaN));
  if (numbers.every(Number.isFinite)) {
    return { ordered: sortedBy(levels, numbers), why: 'they hold numbers' };
  }
  const places = levels.map((level) => {
    const word = level
      .toLowerCase()
      .replaceAll(/[._-]+/g, ' ')
      .trim();
    const place = degrees.findIndex((words) => words.includes(word));
    return place === -1 ? NaN : place;
  });
  if (new Set(places).size === levels.length && places.every(Number.isFinite)) {
    return { ordered: sortedBy(levels, places), why: 'they name degrees' };
  }
  return {
    ordered: levels,
    why: 'nothing says how they are ordered, so the alphabet does; give their order in a recipe under "orders"',
  };
}

function sortedBy(levels: readonly string[], keys: readonly number[]): string[] {
  return levels
    .map((level, i) => ({ level, key: keys[i] }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ level }) => level);
}
