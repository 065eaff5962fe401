import { ClienteleError } from '../../contract/index.ts';
import type { CategoryColumn, Column } from '../../core/index.ts';

/**
 * One column as numbers, NaN where missing: its own numbers when `level` is null, or else 1 where
 * the value is that level and 0 where it is any other, one never seen before included.
 *
 * @throws ClienteleError `data` when numbers are asked of a category
 */
export function decode(column: Column, level: string | null): Float64Array {
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

function isLevel({ codes, levels }: CategoryColumn, level: string): Float64Array {
  const wanted = levels.indexOf(level);
  return Float64Array.from(codes, (code) => {
    if (code < 0) return NaN;
    return code === wanted ? 1 : 0;
  });
}
