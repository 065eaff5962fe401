import { resolve } from 'node:path';

/** An SQL identifier. */
export function name(identifier: string): string {
  return `"${refuseNul(identifier).replaceAll('"', '""')}"`;
}

/** An SQL text literal. */
export function text(value: string): string {
  return `'${refuseNul(value).replaceAll("'", "''")}'`;
}

/** A file's whole path as an SQL literal, standing for itself where `*`, `?` and `[` would match other names. */
export function path(file: string): string {
  return text(escapedPath(file));
}

/** The whole path of a file to be written as an SQL literal; there no sign stands for others. */
export function target(file: string): string {
  return text(resolve(file));
}

/** A whole path as a pattern that matches itself alone. */
export function escapedPath(file: string): string {
  return resolve(file).replaceAll(/[*?[]/g, '[$&]');
}

/** An SQL number literal. */
export function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written in SQL`);
  return `CAST(${text(String(value))} AS DOUBLE)`;
}

/** An SQL list of text literals in brackets, as after IN. */
export function texts(values: readonly string[]): string {
  return `(${values.map(text).join(', ')})`;
}

function refuseNul(value: string): string {
  if (value.includes('\0')) throw new RangeError('a NUL character cannot be written in SQL');
  return value;
}
