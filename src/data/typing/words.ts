import { name, texts } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { ColumnType } from './reading.ts';

/** Words that stand for a missing value, in lower case. */
export const missingWords = [
  'unknown',
  'nonexistent',
  'n/a',
  '#n/a',
  'na',
  'nan',
  'null',
  'none',
  '?',
  '-',
] as const;

/** A way of writing one of the words in one column. */
export interface WrittenWord {
  readonly value: string;
  readonly count: number;
}

/**
 * The words for missing in a column, as they are written there, commonest first.
 *
 * @param column its texts, as SQL
 * @param rows how many rows each text stands for, as SQL
 */
export async function writtenWords(
  session: Session,
  table: string,
  column: string,
  rows: string,
  words: readonly string[],
): Promise<WrittenWord[]> {
  if (words.length === 0) return [];
  const found = await session.rows(
    `SELECT trim(${column}) AS word, sum(${rows}) AS count FROM ${name(table)}
     WHERE lower(trim(${column})) IN ${texts(words)} GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  return found.map(({ word, count }) => ({ value: String(word), count: Number(count) }));
}

/**
 * Whether a word stands for "missing" in a column. Among texts `none` is an answer (no product, no
 * channel), and `na` is one where all other values have two letters, as country codes do.
 */
export function standsForMissing(
  word: string,
  type: ColumnType,
  sample: readonly string[],
): boolean {
  if (type !== 'text') return true;
  const lower = word.toLowerCase();
  if (lower === 'na') return !sample.every((value) => /^[A-Za-z]{2}$/.test(value));
  return lower !== 'none';
}
