import { lateralChain } from './chain.ts';
import { exponentLiteral, notRun, type SqlDialect } from './dialect.ts';

/** Spark SQL from version 3.2, which brought lateral subqueries. */
export const spark: SqlDialect = {
  id: 'spark',
  title: 'Spark SQL',
  name: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  number: exponentLiteral,
  asDouble: (value) => `CAST(${value} AS DOUBLE)`,
  asText: (value) => `CAST(${value} AS STRING)`,
  isNaN: (value) => `isnan(${value})`,
  log1p: (value) => `log1p(${value})`,
  expm1: (value) => `expm1(${value})`,
  asDate: (value) => `CAST(${value} AS DATE)`,
  dayNumber: (date) => `datediff(${date}, DATE '1970-01-01')`,
  median: (value) => `percentile(${value}, ${exponentLiteral(0.5)})`,
  latest: (value, order) =>
    `max_by(${value}, struct(${order.join(', ')})) FILTER (WHERE ${value} IS NOT NULL)`,
  chain: lateralChain(),
  remarks: [
    'Spark 3.2 or later, with spark.sql.parser.escapedStringLiterals off, as it comes.',
    notRun('Spark'),
  ],
};
