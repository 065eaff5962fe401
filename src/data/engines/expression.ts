import type { SqlDialect } from './dialect.ts';

/** What holds or not for a row. */
export type Condition =
  /** A day between two, both counted; ISO dates. */
  | { readonly kind: 'days'; readonly column: string; readonly from: string; readonly to: string }
  /** Month 1..12 or day of the month 1..31 of a date, both ends counted. */
  | {
      readonly kind: 'calendar';
      readonly part: 'month' | 'day';
      readonly column: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'is'; readonly column: string; readonly value: string | number | boolean };

interface Constant {
  readonly kind: 'number';
  readonly value: number;
}
interface Added<Operand> {
  readonly kind: 'add';
  readonly parts: readonly Operand[];
}
/** A quotient is missing where its divisor is not above 0. */
interface Combined<Operand> {
  readonly kind: 'subtract' | 'multiply' | 'divide';
  readonly of: Operand;
  readonly by: Operand;
}
/** The root of a value below 0, which only rounding makes, is 0. */
interface Changed<Operand> {
  readonly kind: 'root' | 'size';
  readonly of: Operand;
}

/** A number of each row. */
export type RowNumber =
  | Constant
  | Added<RowNumber>
  | Combined<RowNumber>
  | Changed<RowNumber>
  | { readonly kind: 'column'; readonly name: string };

/** A number of each group of rows: no sum can stand inside another. */
export type GroupNumber =
  | Constant
  | Added<GroupNumber>
  | Combined<GroupNumber>
  | Changed<GroupNumber>
  /** Of the rows where the condition holds; a missing value counts as 0. */
  | { readonly kind: 'sum'; readonly of: RowNumber; readonly where: Condition | null }
  | { readonly kind: 'count'; readonly where: Condition | null };

/**
 * An expression as SQL that an engine runs, in 64-bit floats.
 *
 * @param column what stands in the statement for a column, as SQL
 */
export function expressionSql(
  expression: RowNumber | GroupNumber,
  dialect: SqlDialect,
  column: (name: string) => string,
): string {
  const sql = (of: RowNumber | GroupNumber): string => expressionSql(of, dialect, column);
  const where = (condition: Condition | null, then: string): string =>
    condition === null
      ? `coalesce(${then}, 0)`
      : `CASE WHEN ${conditionSql(condition, dialect, column)} THEN coalesce(${then}, 0) ELSE 0 END`;
  switch (expression.kind) {
    case 'number':
      return dialect.number(expression.value);
    case 'column':
      return column(expression.name);
    case 'size':
      return `abs(${sql(expression.of)})`;
    case 'root': {
      const value = sql(expression.of);
      return `CASE WHEN ${value} > 0 THEN sqrt(${value}) WHEN ${value} <= 0 THEN ${dialect.number(0)} END`;
    }
    case 'add':
      return `(${expression.parts.map(sql).join(' + ')})`;
    case 'subtract':
      return `(${sql(expression.of)} - ${sql(expression.by)})`;
    case 'multiply':
      return `(${sql(expression.of)} * ${sql(expression.by)})`;
    case 'divide': {
      const { of, by } = expression;
      const quotient = `${sql(of)} / ${sql(by)}`;
      if (by.kind === 'number' && by.value > 0) return `(${quotient})`;
      return `(CASE WHEN ${sql(by)} > 0 THEN ${quotient} END)`;
    }
    case 'sum':
      return dialect.asDouble(`sum(${where(expression.where, sql(expression.of))})`);
    case 'count':
      break;
  }
  return expression.where === null
    ? dialect.asDouble('count(*)')
    : dialect.asDouble(`sum(${where(expression.where, '1')})`);
}

function conditionSql(
  condition: Condition,
  dialect: SqlDialect,
  column: (name: string) => string,
): string {
  const value = column(condition.column);
  switch (condition.kind) {
    case 'days':
      return `${value} BETWEEN DATE ${dialect.text(condition.from)} AND DATE ${dialect.text(condition.to)}`;
    case 'calendar':
      return `EXTRACT(${condition.part.toUpperCase()} FROM ${value}) BETWEEN ${condition.from} AND ${condition.to}`;
    case 'is':
      break;
  }
  return isSql(value, condition.value, dialect);
}

function isSql(column: string, value: string | number | boolean, dialect: SqlDialect): string {
  if (typeof value === 'boolean') return value ? column : `NOT ${column}`;
  return typeof value === 'number'
    ? `${dialect.asDouble(column)} = ${dialect.number(value)}`
    : `${dialect.asText(column)} = ${dialect.text(value)}`;
}
