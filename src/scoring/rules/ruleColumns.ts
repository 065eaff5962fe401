import type { Input } from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import { checkInput, inputReader, type InputReader } from '../classifier/inputValues.ts';

/** Levels of a category that rules may name: the commonest. */
const mostLevels = 12;

/** What a tree of rules may split on: a number, or whether a category has one level (1) or not (0). */
export interface RuleColumn {
  readonly input: Input;
  /** Null for a number. */
  readonly level: string | null;
  /** Opens the column. */
  readonly open: () => OpenColumn;
}

/** The values of one column for a tree of rules. */
export interface OpenColumn {
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
    checkInput(table, input);
    const openAs = (valueOf: (read: number) => number) => (): OpenColumn => {
      const read = inputReader(table, input);
      return {
        value: (row) => valueOf(read(row)),
        isMissing: (row) => Number.isNaN(read(row)),
      };
    };
    if (input.kind === 'category') {
      return namedLevels(input).map(({ level, place }) => ({
        input,
        level,
        open: openAs((read) => Number(read === place)),
      }));
    }
    const { mean } = input;
    if (mean === null) return [];
    return [{ input, level: null, open: openAs((read) => (Number.isNaN(read) ? mean : read)) }];
  });
}

/** Of two levels the second says all: `yes` of no and yes. */
function namedLevels({ levels }: Input): { level: string; place: number }[] {
  const placed = levels.map(({ level, share }, place) => ({ level, share, place }));
  if (placed.length <= 2) return placed.slice(1);
  return placed.toSorted((a, b) => b.share - a.share || a.place - b.place).slice(0, mostLevels);
}
