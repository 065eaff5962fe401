import { ClienteleError, type ColumnRole, type FeatureStep } from '../../contract/index.ts';
import type { CategoryColumn, Column, Table } from '../../core/index.ts';
import { labelFromName } from '../label.ts';
import { codeCategory, type CodingOptions } from './coding.ts';
import { decode } from './decode.ts';

/** A feature before anything is fitted. */
export interface PlannedFeature {
  readonly name: string;
  readonly column: string;
  readonly level: string | null;
  readonly label: string;
  readonly codes?: FeatureStep['codes'];
  /** How levels were coded, in words; absent where nothing was decided. */
  readonly told?: string;
  /** `flag`: 0 or 1 for two states. `level`: 1 for one of several. `code`: what each of several counts as. */
  readonly kind: 'number' | 'rate' | 'flag' | 'level' | 'code';
  /** nRows, NaN where missing. */
  readonly values: Float64Array;
}

/**
 * The features that columns make: a number is one feature, a category of two levels one 0/1 feature,
 * a category of more levels one 0/1 feature a level, in alphabetical order.
 *
 * @param everyLevel whether a category of two levels makes two features as well
 * @param coding how a category of more levels becomes numbers otherwise
 * @throws ClienteleError `data` when a column is not in the table or has no values
 */
export function planFeatures(
  table: Table,
  names: readonly string[],
  roles: readonly ColumnRole[],
  everyLevel = false,
  coding: CodingOptions = { coding: 'one-hot', orders: {} },
): PlannedFeature[] {
  return names.flatMap((name) => {
    const role = roles.find((each) => each.name === name);
    const label = role?.label ?? labelFromName(name);
    const column = columnOf(table, name);
    return column.kind === 'category'
      ? ofCategory(column, label, everyLevel, coding)
      : [ofNumbers(name, label, column.values, role?.unit === 'rate')];
  });
}

/** @throws ClienteleError `data` when the table has no such column */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((each) => each.name === name);
  if (column !== undefined) return column;
  throw new ClienteleError(
    'data',
    `Column "${name}" is needed and is not there; use a file with the columns the segments were made from.`,
  );
}

function ofNumbers(
  name: string,
  label: string,
  values: Float64Array,
  isRate: boolean,
): PlannedFeature {
  if (values.every(Number.isNaN)) throw withoutValues(name);
  const all = (holds: (value: number) => boolean): boolean =>
    values.every((value) => Number.isNaN(value) || holds(value));
  const isFlag = all((value) => value === 0 || value === 1);
  const bounded = isRate || all((value) => value >= 0 && value <= 1);
  const kind = isFlag ? 'flag' : bounded ? 'rate' : 'number';
  return { name, column: name, level: null, label, kind, values };
}

const affirmative = new Set(['yes', 'true', 'y', 't', '1']);

function ofCategory(
  column: CategoryColumn,
  label: string,
  everyLevel: boolean,
  coding: CodingOptions,
): PlannedFeature[] {
  const { name } = column;
  const seen = new Set(column.codes);
  const levels = column.levels.filter((_, code) => seen.has(code)).toSorted();
  if (levels.length === 0) throw withoutValues(name);
  if (everyLevel) return levels.map((level) => ofLevel(column, label, level, 'level'));
  const yes = levels.find((level) => affirmative.has(level.toLowerCase()));
  if (levels.length <= 2 && yes !== undefined) {
    const values = decode(column, { level: yes });
    return [{ name, column: name, level: yes, label, kind: 'flag', values }];
  }
  if (levels.length > 2 && coding.coding !== 'one-hot') {
    const { codes, told } = codeCategory(column, levels, coding);
    const values = decode(column, { level: null, codes });
    return [{ name, column: name, level: null, label, codes, told, kind: 'code', values }];
  }
  const counted = levels.length === 2 ? levels.slice(1) : levels;
  const kind = levels.length === 2 ? 'flag' : 'level';
  return counted.map((level) => ofLevel(column, label, level, kind));
}

function ofLevel(
  column: CategoryColumn,
  label: string,
  level: string,
  kind: 'flag' | 'level',
): PlannedFeature {
  return {
    name: `${column.name}=${level}`,
    column: column.name,
    level,
    label: `${label}: ${level}`,
    kind,
    values: decode(column, { level }),
  };
}

function withoutValues(name: string): ClienteleError {
  return new ClienteleError(
    'data',
    `Column "${name}" has no values to learn from; leave it out with --exclude ${name}.`,
  );
}
