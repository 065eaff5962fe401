import { name, text } from '../quoting.ts';
import { lateralChain } from './chain.ts';
import { exponentLiteral, expm1ByTanh, log1pByLn, notRun, type SqlDialect } from './dialect.ts';

export const trino: SqlDialect = {
  id: 'trino',
  title: 'Trino',
  name,
  text,
  number: exponentLiteral,
  asDouble: (value) => `CAST(${value} AS DOUBLE)`,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  isNaN: (value) => `is_nan(${value})`,
  log1p: (value) => log1pByLn(value, exponentLiteral),
  expm1: (value) => expm1ByTanh(value, exponentLiteral),
  chain: lateralChain(),
  remarks: [notRun('Trino')],
};
