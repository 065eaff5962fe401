import { name, text } from '../quoting.ts';
import { starChain } from './chain.ts';
import { exponentLiteral, expm1ByTanh, log1pByLn, type SqlDialect } from './dialect.ts';

export const duckdb: SqlDialect = {
  id: 'duckdb',
  title: 'DuckDB',
  name,
  text,
  number: exponentLiteral,
  asDouble: (value) => `CAST(${value} AS DOUBLE)`,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  isNaN: (value) => `isnan(${value})`,
  log1p: (value) => log1pByLn(value, exponentLiteral),
  expm1: (value) => expm1ByTanh(value, exponentLiteral),
  asDate: (value) => `CAST(${value} AS DATE)`,
  dayNumber: (date) => `date_diff('day', DATE '1970-01-01', ${date})`,
  median: (value) => `median(${value})`,
  latest: (value, order) =>
    `last(${value} ORDER BY ${order.map((part) => `${part} NULLS FIRST`).join(', ')}) FILTER (WHERE ${value} IS NOT NULL)`,
  chain: starChain('EXCLUDE'),
  remarks: [],
};
