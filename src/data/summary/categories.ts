import { Buffer } from 'node:buffer';
import { withoutNumbers, type ColumnFigures } from './figures.ts';
import { mostDistinctShown, mostValuesShown } from './shown.ts';

/**
 * Summarises categories: how many there are, and the commonest.
 *
 * @param places of values in `words`, -1 where one is missing
 */
export function summariseCategories(places: Int32Array, words: readonly string[]): ColumnFigures {
  const counts = new Int32Array(words.length);
  let count = 0;
  for (let i = 0; i < places.length; i++) {
    if (places[i] < 0) continue;
    counts[places[i]] += 1;
    count += 1;
  }
  const distinct = counts.reduce((sum, each) => sum + Number(each > 0), 0);
  return {
    ...withoutNumbers,
    count,
    missing: places.length - count,
    distinct,
    topValues: distinct > mostDistinctShown ? [] : commonest(counts, words),
  };
}

/** Of values that come up equally often, those first whose bytes are smaller. */
function commonest(counts: Int32Array, words: readonly string[]): ColumnFigures['topValues'] {
  return words
    .flatMap((value, place) => (counts[place] > 0 ? { value, count: counts[place] } : []))
    .toSorted(
      (a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.value), Buffer.from(b.value)),
    )
    .slice(0, mostValuesShown);
}
