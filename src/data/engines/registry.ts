import { ClienteleError } from '../../contract/index.ts';
import { clickhouse } from './clickhouse.ts';
import type { SqlDialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { postgresql } from './postgresql.ts';
import { spark } from './spark.ts';
import { trino } from './trino.ts';

/** The engines that statements can be written for. A new one is one file and its line here. */
export const dialects: readonly SqlDialect[] = [duckdb, postgresql, clickhouse, spark, trino];

/** The words that `--dialect` takes, the first when nothing is said. */
export const sqlDialects: readonly string[] = dialects.map(({ id }) => id);

/** @throws ClienteleError `usage` when there is no such dialect */
export function findDialect(id: string): SqlDialect {
  const found = dialects.find((dialect) => dialect.id === id);
  if (found !== undefined) return found;
  throw new ClienteleError(
    'usage',
    `There is no SQL dialect "${id}"; choose one of ${sqlDialects.join(', ')}.`,
  );
}
