import type { Row } from '../session.ts';

/** A typed value that stands for "missing" in one column. */
export interface Sentinel {
  /** The value as SQL. */
  readonly literal: string;
  /** What gives it away. */
  readonly reason: string;
  /** What it stands for, in words. */
  readonly meaning: string;
}

/** One way to find sentinels among the distinct values of a column. */
export interface SentinelRule {
  /** Figures over a table of `value` (typed) and `rows` (how many rows have it), as SQL with names. */
  readonly figures: readonly string[];
  judge(columnName: string, figures: Row): Sentinel[];
}

/** Rows with that value, as SQL. */
export function rowsWith(literal: string): string {
  return `coalesce(sum(rows) FILTER (WHERE value = ${literal}), 0)`;
}

/** The figure of that name; NaN where it is NULL. */
export function figureOf(figures: Row, key: string): number {
  return Number(figures[key] ?? Number.NaN);
}
