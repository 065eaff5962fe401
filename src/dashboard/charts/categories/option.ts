import type { ChartTable } from '../frame/chartTable.ts';
import { expectedCounts } from '../histogram/option.ts';

/** One line of a leaderboard. */
export interface Line {
  /** Place among the levels. */
  readonly code: number;
  readonly level: string;
  /** Customers now; null while unknown. */
  readonly count: number | null;
  /** As many customers as are counted now, spread as all are. */
  readonly expected: number;
  /** Of all lines' customers; null while unknown. */
  readonly share: number | null;
  readonly isChosen: boolean;
}

export interface Leaderboard {
  readonly lines: readonly Line[];
  /** Levels that are not shown. */
  readonly nHidden: number;
  /** Customers that fill the whole width. */
  readonly top: number;
}

export interface Levels {
  readonly levels: readonly string[];
  /** One a level, and a last one for missing values; null while unknown. */
  readonly counts: ArrayLike<number> | null;
  readonly totals: ArrayLike<number>;
  readonly chosen: readonly string[];
}

/**
 * The levels with most customers of all, so that lines keep their places while filters move, and those that are chosen.
 *
 * @param most lines to show beside the chosen ones; Infinity for all
 */
export function leaderboard({ levels, counts, totals, chosen }: Levels, most: number): Leaderboard {
  const isChosen = new Set(chosen);
  const expected = expectedCounts(counts, totals);
  const known = counts === null ? 0 : levels.reduce((sum, _, code) => sum + counts[code], 0);
  const ranked = levels
    .map((level, code) => ({ level, code }))
    .toSorted((a, b) => totals[b.code] - totals[a.code] || a.code - b.code);
  const shown = ranked.filter(({ level }, rank) => rank < most || isChosen.has(level));
  const lines = shown.map(({ level, code }): Line => ({
    code,
    level,
    count: counts === null ? null : counts[code],
    expected: expected[code],
    share: counts === null ? null : counts[code] / Math.max(1, known),
    isChosen: isChosen.has(level),
  }));
  return {
    lines,
    nHidden: levels.length - lines.length,
    top: Math.max(0, ...lines.map(({ count, expected }) => Math.max(count ?? 0, expected))),
  };
}

/** Every level with its customers, now and of all; the last row is for those without a value. */
export function levelsTable(
  label: string,
  { levels, counts, totals }: Omit<Levels, 'chosen'>,
): ChartTable {
  return {
    columns: [label, 'Selected customers', 'All customers'],
    rows: [...levels, 'missing'].map((level, code) => [
      level,
      counts === null ? null : counts[code],
      totals[code] ?? 0,
    ]),
  };
}
