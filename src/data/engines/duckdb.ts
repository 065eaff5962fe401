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
  chain: starChain('EXCLUDE'),
  remarks: [],
};
