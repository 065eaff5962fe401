import type { ColumnSummary, Shape } from '../contract/index.ts';
import { fillers, lexicon, vocabulary, type LexiconEntry } from './lexicon/index.ts';
import { holdsOneOf } from './nature.ts';
import { splitWords, stemsOf, type Word } from './words.ts';

/** What a column's name was found to mean. */
export interface Match {
  readonly entry: LexiconEntry;
  /** The phrase of the lexicon that was recognised. */
  readonly phrase: string;
  readonly words: readonly Word[];
  /** Share of the name's telling words that the phrase explains, 0..1. */
  readonly coverage: number;
}

interface Phrase {
  readonly entry: LexiconEntry;
  readonly text: string;
  readonly stems: readonly string[];
  readonly whole: boolean;
}

const phrases: readonly Phrase[] = lexicon.flatMap((entry) => [
  ...entry.names.map((text) => ({ entry, text, stems: stemsOf(text), whole: false })),
  ...(entry.exactly ?? []).map((text) => ({ entry, text, stems: stemsOf(text), whole: true })),
]);

/**
 * The best reading of one column's name that its values allow; null when the lexicon knows none.
 * More words recognised win, then the larger part of the name, then words in the phrase's own order:
 * `transaction_number` is a key, `number_of_transactions` a count.
 *
 * @param shapes shapes whose own words count here
 */
export function matchColumn(column: ColumnSummary, shapes: ReadonlySet<Shape>): Match | null {
  const words = splitWords(column.name, vocabulary);
  const stems = words.map(({ stem }) => stem);
  const telling = essence(stems);
  const found = phrases
    .filter(({ entry }) => entry.only === undefined || shapes.has(entry.only))
    .filter((phrase) => phraseStands(phrase, stems, telling) && valuesAllow(phrase.entry, column))
    .map((phrase) => ({
      phrase,
      coverage: coverageOf(phrase.stems, telling),
      inOrder: Number(standsInOrder(phrase.stems, stems)),
    }));
  const best = found.toSorted(
    (a, b) =>
      b.phrase.stems.length - a.phrase.stems.length ||
      b.coverage - a.coverage ||
      b.inOrder - a.inOrder ||
      Number(b.phrase.entry.only !== undefined) - Number(a.phrase.entry.only !== undefined),
  )[0];
  if (best === undefined) return null;
  return { entry: best.phrase.entry, phrase: best.phrase.text, words, coverage: best.coverage };
}

function essence(stems: readonly string[]): readonly string[] {
  const telling = stems.filter((stem) => !fillers.has(stem));
  return telling.length > 0 ? telling : stems;
}

function phraseStands(
  { stems: wanted, whole }: Phrase,
  stems: readonly string[],
  telling: readonly string[],
): boolean {
  if (!whole) return wanted.every((stem) => stems.includes(stem));
  const core = essence(wanted);
  return core.length === telling.length && core.every((stem) => telling.includes(stem));
}

function valuesAllow({ holds, within }: LexiconEntry, column: ColumnSummary): boolean {
  if (!holdsOneOf(column, holds)) return false;
  if (within === undefined || column.type !== 'number') return true;
  // The middle half decides: a few impossible ages make no other column of it.
  const [low, high] = [column.q1 ?? column.min, column.q3 ?? column.max];
  return (low ?? within[0]) >= within[0] && (high ?? within[1]) <= within[1];
}

function standsInOrder(wanted: readonly string[], stems: readonly string[]): boolean {
  const places = wanted.map((stem) => stems.indexOf(stem));
  return places.every((place, i) => i === 0 || place > places[i - 1]);
}

function coverageOf(wanted: readonly string[], telling: readonly string[]): number {
  const explained = telling.filter((stem) => wanted.includes(stem)).length;
  return telling.length === 0 ? 1 : explained / telling.length;
}

/** How many columns must use a shape's own words before those words count. */
const enoughForShape = 3;

/** The shapes whose own words the columns use: `pdays`, `campaign` and `contact` together mean a campaign. */
export function shapesSpoken(columns: readonly ColumnSummary[]): ReadonlySet<Shape> {
  const own = new Set(lexicon.flatMap(({ only }) => (only === undefined ? [] : [only])));
  return new Set(
    [...own].filter((shape) => {
      const speaking = columns.filter(
        (column) => matchColumn(column, new Set([shape]))?.entry.only === shape,
      );
      return speaking.length >= enoughForShape;
    }),
  );
}
