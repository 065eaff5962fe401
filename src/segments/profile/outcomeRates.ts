import type { OutcomeRate } from '../../contract/index.ts';
import type { Column } from '../../core/index.ts';
import { wilsonInterval } from './wilson.ts';

const successWords =
  /^(yes|y|true|t|1|success|successful|accepted|subscribed|responded|converted|bought|won|positive)$/i;

/** A two-sided outcome: which value of each row counts as success. */
interface Outcome {
  readonly level: string;
  /** True, false, or null where the row has no value. */
  readonly succeeded: (row: number) => boolean | null;
}

/** True for a column of outcomes that a rate can be given of. */
export function hasRate(column: Column): boolean {
  return outcomeOf(column) !== null;
}

/**
 * Rate of success in every segment, against all customers in segments. Success is the level that says so
 * (yes, true, 1, success, ...), else the rarer of two.
 *
 * @param tableRows for each segment, the rows of the table in it
 * @returns one rate a segment; null for an outcome without two sides
 */
export function outcomeRates(
  column: Column,
  tableRows: readonly Int32Array[],
): OutcomeRate[] | null {
  const outcome = outcomeOf(column);
  if (outcome === null) return null;
  const counts = tableRows.map((rows) => countSuccess(outcome, rows));
  const successes = counts.reduce((sum, { count }) => sum + count, 0);
  const cases = counts.reduce((sum, { total }) => sum + total, 0);
  const overallRate = cases > 0 ? successes / cases : 0;
  return counts.map(({ count, total }) => {
    const { lower, upper } = wilsonInterval(count, total);
    const rate = total > 0 ? count / total : overallRate;
    return { outcome: column.name, level: outcome.level, rate, lower, upper, overallRate };
  });
}

function outcomeOf(column: Column): Outcome | null {
  if (column.kind === 'number') {
    const { values } = column;
    if (!values.every((value) => value === 0 || value === 1 || Number.isNaN(value))) return null;
    return {
      level: '1',
      succeeded: (row) => (Number.isNaN(values[row]) ? null : values[row] === 1),
    };
  }
  const { codes, levels } = column;
  const success = successCode(codes, levels);
  if (success === null) return null;
  return {
    level: levels[success],
    succeeded: (row) => (codes[row] < 0 ? null : codes[row] === success),
  };
}

function successCode(codes: Int32Array, levels: readonly string[]): number | null {
  const said = levels.findIndex((level) => successWords.test(level));
  if (said >= 0) return said;
  if (levels.length !== 2) return null;
  const ones = codes.reduce((count, code) => count + Number(code === 1), 0);
  const zeros = codes.reduce((count, code) => count + Number(code === 0), 0);
  return ones <= zeros ? 1 : 0;
}

function countSuccess(outcome: Outcome, rows: Int32Array): { count: number; total: number } {
  let count = 0;
  let total = 0;
  for (const row of rows) {
    const succeeded = outcome.succeeded(row);
    if (succeeded === null) continue;
    total++;
    if (succeeded) count++;
  }
  return { count, total };
}
