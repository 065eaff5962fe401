import type { Input } from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import { inputReader, type InputReader } from '../classifier/inputValues.ts';

/** Levels of a category that rules may name: the commonest. */
const mostLevels = 12;

/** What a tree of rules may split on: a number, or whether a category has one level (1) or not (0). */
export interface RuleColumn {
  readonly input: Input;
  /** Null for a number. */
  readonly level: string | null;
  /** Never NaN: a missing number counts as the mean, a missing category as none of its levels. */
  readonly value: InputReader;
  readonly isMissing: (row: number) => boolean;
}

/**
 * The columns for a tree of rules. Inputs without values, and categories of one level, give none.
 *
 * @throws RangeError when the table lacks an input
 */
export function ruleColumns(table: Table, inputs: readonly Input[]): RuleColumn[] {
  return inputs.flatMap((input): RuleColumn[] => {
    const read = inputReader(table, input);
    const isMissing = (row: number): boolean => Number.isNaN(read(row));
    if (input.kind === 'category') {
      return namedLevels(input).map(({ level, place }) => ({
        input,
        level,
        value: (row: number) => Number(read(row) === place),
        isMissing,
      }));
    }
    const { mean } = input;
    if (mean === null) return [];
    const value: InputReader = (row) => (isMissing(row) ? mean : read(row));
    return [{ input, level: null, value, isMissing }];
  });
}

/** Of two levels the second says all: `yes` of no and yes. */
function namedLevels({ levels }: Input): { level: string; place: number }[] {
  const placed = levels.map(({ level, share }, place) => ({ level, share, place }));
  if (placed.length <= 2) return placed.slice(1);
  return placed.toSorted((a, b) => b.share - a.share || a.place - b.place).slice(0, mostLevels);
}
