import type { RawColumn } from './source.ts';

/** The type that a column of DuckDB has, in our words; nothing for text. */
export function nativeType(type: string): Pick<RawColumn, 'native'> {
  if (type === 'BOOLEAN') return { native: 'flag' };
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return { native: 'date' };
  if (type === 'TIME') return { native: 'time' };
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL\(.*\))$/.test(type)
    ? { native: 'number' }
    : {};
}

/** Whether values of a type are the same 64-bit floats with and without their text between; a FLOAT's are not. */
export function fitsFloat(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG)?INT(EGER)?|DOUBLE)$/.test(type);
}

/** A typed value as text, as SQL. NaN is how data frames write a missing number. */
export function asText(column: string, type: string): string {
  const value =
    type === 'DOUBLE' || type === 'FLOAT'
      ? `CASE WHEN NOT isnan(${column}) THEN ${column} END`
      : column;
  return `CAST(${value} AS VARCHAR)`;
}
