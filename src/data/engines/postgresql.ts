import { name, text } from '../quoting.ts';
import { lateralChain } from './chain.ts';
import { expm1ByTanh, firstOfArray, log1pByLn, type SqlDialect } from './dialect.ts';

const number = (value: number): string => `'${value.toExponential().replace('+', '')}'::float8`;

/** PostgreSQL from version 12, which brought tanh. */
export const postgresql: SqlDialect = {
  id: 'postgresql',
  title: 'PostgreSQL',
  name,
  text,
  number,
  asDouble: (value) => `CAST(${value} AS double precision)`,
  asText: (value) => `CAST(${value} AS text)`,
  isNaN: (value) => `${value} = 'NaN'::float8`,
  log1p: (value) => log1pByLn(value, number),
  expm1: (value) => expm1ByTanh(value, number),
  asDate: (value) => `CAST(${value} AS date)`,
  dayNumber: (date) => `(${date} - DATE '1970-01-01')`,
  median: (value) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${value})`,
  latest: firstOfArray((array) => `(${array})[1]`),
  // OFFSET 0 keeps the planner from writing each stage out again wherever it is used.
  chain: lateralChain('\nOFFSET 0'),
  remarks: ['PostgreSQL 12 or later.'],
};
