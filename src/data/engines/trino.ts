import { name, text } from '../quoting.ts';
import { lateralChain } from './chain.ts';
import {
  exponentLiteral,
  expm1ByTanh,
  firstOfArray,
  log1pByLn,
  notRun,
  type SqlDialect,
} from './dialect.ts';

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
  asDate: (value) => `CAST(${value} AS DATE)`,
  dayNumber: (date) => `date_diff('day', DATE '1970-01-01', ${date})`,
  // Its percentiles are approximate.
  median: (value) => {
    const sorted = `array_sort(array_agg(${value}))`;
    const at = (place: string): string => `element_at(${sorted}, ${place})`;
    return `(${at('(count(*) + 1) / 2')} + ${at('count(*) / 2 + 1')}) / ${exponentLiteral(2)}`;
  },
  latest: firstOfArray((array) => `element_at(${array}, 1)`),
  chain: lateralChain(),
  remarks: [notRun('Trino')],
};
