import type { ChainFor } from './chain.ts';

/** How one engine spells what an exported statement needs. Every function takes and gives SQL text. */
export interface SqlDialect {
  /** The word after `--dialect`. */
  readonly id: string;
  /** The engine's name for people. */
  readonly title: string;
  /** A name, so quoted that it stands for itself. */
  readonly name: (identifier: string) => string;
  readonly text: (value: string) => string;
  /** A finite 64-bit float, to the last bit. */
  readonly number: (value: number) => string;
  readonly asDouble: (value: string) => string;
  readonly asText: (value: string) => string;
  readonly isNaN: (value: string) => string;
  /** log(1 + value) of a value not below 0. */
  readonly log1p: (value: string) => string;
  /** exp(value) - 1. */
  readonly expm1: (value: string) => string;
  readonly asDate: (value: string) => string;
  /** Days from 1970-01-01 to a date. */
  readonly dayNumber: (date: string) => string;
  /** The middle value of a group; halfway between the two middle ones of an even number. */
  readonly median: (value: string) => string;
  /**
   * The value of the last row of a group that has one.
   *
   * @param order what ascends in time; a missing part comes first
   */
  readonly latest: (value: string, order: readonly string[]) => string;
  readonly chain: ChainFor;
  /** What a reader of the statement must know of this engine, one sentence a line. */
  readonly remarks: readonly string[];
}

/** A number as a literal with an exponent, which engines read as a 64-bit float and not as a decimal. */
export function exponentLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written in SQL`);
  const digits = value.toExponential().replace('+', '');
  return value < 0 ? `(${digits})` : digits;
}

/**
 * log(1 + x) for engines without it, accurate near 0: what 1 + x rounds away is put right by a factor
 * (Kahan, as told by Goldberg, 1991, theorem 4).
 */
export function log1pByLn(x: string, number: SqlDialect['number']): string {
  const one = number(1);
  return `CASE WHEN ${one} + ${x} = ${one} THEN ${x} WHEN ${x} > ${number(1e16)} THEN ln(${x}) ELSE ln(${one} + ${x}) * ${x} / ((${one} + ${x}) - ${one}) END`;
}

/** exp(y) - 1 for engines without it, accurate near 0: tanh(y / 2) (exp(y) + 1), which is the same. */
export function expm1ByTanh(y: string, number: SqlDialect['number']): string {
  // Below -700 exp(y) no longer counts beside 1, and some engines call it an error.
  const floor = number(-700);
  return `tanh((${y}) / ${number(2)}) * (exp(greatest(${y}, ${floor})) + ${number(1)})`;
}

/** {@link SqlDialect.latest} by an array whose first element is taken. */
export function firstOfArray(first: (array: string) => string): SqlDialect['latest'] {
  return (value, order) => {
    const descending = order.map((part) => `${part} DESC NULLS LAST`).join(', ');
    return first(`array_agg(${value} ORDER BY ${descending}) FILTER (WHERE ${value} IS NOT NULL)`);
  };
}

/** What stands in the header of statements for engines that no test here reaches. */
export const notRun = (title: string): string =>
  `No ${title} was at hand to run this on: compare its segments with segments.csv before relying on it.`;
