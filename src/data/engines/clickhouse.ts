import { starChain } from './chain.ts';
import { exponentLiteral, expm1ByTanh, notRun, type SqlDialect } from './dialect.ts';

/** ClickHouse reads backslashes inside names and texts as the start of an escape. */
const escaped = (value: string, mark: string): string =>
  `${mark}${value.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`)}${mark}`;

export const clickhouse: SqlDialect = {
  id: 'clickhouse',
  title: 'ClickHouse',
  name: (identifier) => escaped(identifier, '`'),
  text: (value) => escaped(value, "'"),
  number: exponentLiteral,
  asDouble: (value) => `CAST(${value} AS Nullable(Float64))`,
  asText: (value) => `CAST(${value} AS Nullable(String))`,
  isNaN: (value) => `isNaN(${value})`,
  log1p: (value) => `log1p(${value})`,
  expm1: (value) => expm1ByTanh(value, exponentLiteral),
  asDate: (value) => `CAST(${value} AS Nullable(Date32))`,
  dayNumber: (date) => `dateDiff('day', toDate32('1970-01-01'), ${date})`,
  median: (value) => `quantileExactInclusive(0.5)(${value})`,
  latest: (value, order) => `argMaxIf(${value}, tuple(${order.join(', ')}), ${value} IS NOT NULL)`,
  chain: starChain('EXCEPT'),
  remarks: [notRun('ClickHouse')],
};
