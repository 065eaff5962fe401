import { ClienteleError, type FeatureStep } from '../../contract/index.ts';
import type { CategoryColumn, Column } from '../../core/index.ts';

/**
 * One column as numbers, NaN where missing: its own numbers when `level` is null, or else 1 where
 * the value is that level and 0 where it is any other, one never seen before included; with codes, the number that each
 * value counts as.
 *
 * @throws ClienteleError `data` when numbers are asked of a category
 */
export function decode(
  column: Column,
  { level, codes }: Pick<FeatureStep, 'level' | 'codes'>,
): Float64Array {
  if (codes !== undefined) return byCode(column, codes);
  if (column.kind === 'category') {
    if (level !== null) return isLevel(column, level);
    throw new ClienteleError(
      'data',
      `Column "${column.name}" holds text where numbers are needed; correct the file or leave the column out.`,
    );
  }
  if (level === null) return column.values;
  return column.values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    return String(value) === level ? 1 : 0;
  });
}

/** What a level counts as; NaN where it counts as missing. */
export function codeOf(
  level: string,
  { levels, other }: NonNullable<FeatureStep['codes']>,
): number {
  return levels.find((each) => each.level === level)?.value ?? other ?? NaN;
}

function byCode(column: Column, codes: NonNullable<FeatureStep['codes']>): Float64Array {
  if (column.kind === 'number') {
    return column.values.map((value) => (Number.isNaN(value) ? NaN : codeOf(String(value), codes)));
  }
  const values = column.levels.map((level) => codeOf(level, codes));
  return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : values[code]));
}

function isLevel({ codes, levels }: CategoryColumn, level: string): Float64Array {
  const wanted = levels.indexOf(level);
  return Float64Array.from(codes, (code) => {
    if (code < 0) return NaN;
    return code === wanted ? 1 : 0;
  });
}
