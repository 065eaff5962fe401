import type { Polluted } from './pollutions.ts';

/** What a reader made of a file; null where it found no table. */
export type Loaded = readonly (readonly string[])[] | null;

/**
 * The score of one file as the benchmark counts it, 0 to 10: 1 for reading it at all, then precision, recall and
 * their harmonic mean of the names, of the records and of the cells, as multisets. Names and records are compared
 * without case; the published scorer also takes two ways of writing the same number or date for equal, this
 * one does not.
 */
function scoreFile(clean: readonly (readonly string[])[], loaded: Loaded): number {
  if (loaded === null) return 0;
  if (clean.length === 0) return 10;
  const [names = [], ...records] = clean;
  const [foundNames = [], ...foundRecords] = loaded;
  const joined = (rows: readonly (readonly string[])[]): string[] =>
    rows.map((row) => row.join('').toLowerCase());
  const lower = (cells: readonly string[]): string[] => cells.map((cell) => cell.toLowerCase());
  return (
    1 +
    agreement(lower(names), lower(foundNames)) +
    agreement(joined(records), joined(foundRecords)) +
    agreement(clean.flat(), loaded.flat())
  );
}

/** Precision + recall + F1 of two multisets; 3 where nothing is to be found. */
function agreement(wanted: readonly string[], found: readonly string[]): number {
  if (wanted.length === 0) return 3;
  const left = new Map<string, number>();
  for (const each of wanted) left.set(each, (left.get(each) ?? 0) + 1);
  let common = 0;
  for (const each of found) {
    const count = left.get(each) ?? 0;
    if (count === 0) continue;
    left.set(each, count - 1);
    common += 1;
  }
  if (common === 0) return 0;
  const precision = common / wanted.length;
  const recall = common / found.length;
  return precision + recall + (2 * precision * recall) / (precision + recall);
}

export interface TotalScore {
  readonly files: number;
  /** Mean of all files, 0 to 10; `weighted` by how often such files are met. */
  readonly simple: number;
  readonly weighted: number;
  /** Score of each file, those first that cost most of the weighted score. */
  readonly worst: readonly { readonly name: string; readonly score: number }[];
}

/** Scores a reader on all files. */
export async function totalScore(
  files: Iterable<Polluted>,
  load: (polluted: Polluted) => Promise<Loaded>,
): Promise<TotalScore> {
  const scores: { name: string; weight: number; score: number }[] = [];
  for (const polluted of files) {
    const { name, weight, clean } = polluted;
    scores.push({ name, weight, score: scoreFile(clean, await load(polluted)) });
  }
  const total = scores.reduce((sum, { weight }) => sum + weight, 0);
  const cost = ({ score, weight }: (typeof scores)[number]): number => (10 - score) * weight;
  return {
    files: scores.length,
    simple: scores.reduce((sum, { score }) => sum + score, 0) / scores.length,
    weighted: scores.reduce((sum, { score, weight }) => sum + score * weight, 0) / total,
    worst: scores.toSorted((a, b) => cost(b) - cost(a)),
  };
}
