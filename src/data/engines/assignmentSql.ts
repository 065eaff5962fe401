import { ClienteleError, type ModelFile } from '../../contract/index.ts';
import { uniqueNames } from '../names.ts';
import type { Stage } from './chain.ts';
import { featureStages } from './featureStages.ts';
import { headerOf } from './header.ts';
import { ratioSql, usedRatios } from './ratioSql.ts';
import type { SqlDialect } from './dialect.ts';
import { placingSql, squareSql } from './placingSql.ts';
import { findDialect } from './registry.ts';
import { customersSql } from './transactions/customersSql.ts';

export interface AssignmentSqlOptions {
  /** One of `sqlDialects`. */
  readonly dialect: string;
  /** The table of customers: `customers`, or `schema.customers`; of transactions where `reads` says so. */
  readonly table: string;
  /** Of what the table holds one a row; customers when not given. Transactions become customers in the statement itself. */
  readonly reads?: 'customers' | 'transactions';
}

/**
 * One SELECT that gives every row of a customer table its segment: all columns of the table, then
 * segment_id, segment, cluster and distance (segment_2 where the table has a segment already), NULL where a value is missing that nothing stands in for.
 * Of transactions the customers come with the columns that segments were formed on.
 * The arithmetic is that of `score`, in 64-bit floats and in the same order; logarithms and powers may
 * differ in the last bits.
 *
 * @returns a statement without a semicolon, so that a view or another statement can hold it
 * @throws ClienteleError `usage` for an unknown dialect, an impossible table name or a model that SQL cannot hold,
 *   `data` for names that it cannot write
 */
export function assignmentSql(model: ModelFile, options: AssignmentSqlOptions): string {
  const dialect = findDialect(options.dialect);
  const table = tableName(options.table, dialect);
  refuseNul(model);
  const prefix = freePrefix(model);
  const chain = dialect.chain(prefix);
  const reads = options.reads ?? 'customers';
  const customers = reads === 'customers' ? table : customersSql(model, dialect, { table, prefix });
  const { stages, features } = featureStages(model, dialect, chain);
  const { scores, order, clusters, kind } = placingSql(model.model, features, dialect);
  const score = (place: number): string => chain.reference('distances', place + 1);
  const all = scores.map((_, place) => score(place));
  const least = chain.reference('nearest', 1);
  const pick = (sqlOf: (cluster: number) => string): string => {
    const branches = order.map(
      (place) => `WHEN ${least} = ${score(place)} THEN ${sqlOf(clusters[place])}`,
    );
    return `CASE ${branches.join(' ')} END`;
  };
  const segmentOf = (cluster: number) => segmentOfCluster(model, cluster);
  const squareTo = (cluster: number): string =>
    squareSql(model.model.centroids[cluster], features, dialect);
  const own = chain.reference('own', 1);
  const byCluster = model.model.centroids.map((_, j) => `WHEN ${own} = ${j} THEN ${squareTo(j)}`);
  const isDistance = kind === 'squared distances';
  const [id, title, number, far] = outputNames(model).map(dialect.name);
  const body = chain.statement({
    table: withRatioColumns(model, customers, dialect),
    stages: [
      ...stages,
      stage('distances', scores),
      stage('nearest', [all.length === 1 ? all[0] : `least(${all.join(', ')})`]),
      ...(isDistance ? [] : [stage('own', [pick(String)])]),
    ],
    outputs: [
      { name: id, sql: pick((each) => dialect.text(segmentOf(each).id)) },
      { name: title, sql: pick((each) => dialect.text(segmentOf(each).name)) },
      { name: number, sql: isDistance ? pick(String) : own },
      { name: far, sql: `sqrt(${isDistance ? least : `CASE ${byCluster.join(' ')} END`})` },
    ],
  });
  return `${headerOf(model, dialect, { table, holds: reads })}${body}\n`;
}

/** The table, or where ratios are among the features the table with them. */
function withRatioColumns(model: ModelFile, table: string, dialect: SqlDialect): string {
  const ratios = usedRatios(model);
  if (ratios.length === 0) return table;
  const made = ratios.map((ratio) => `${ratioSql(ratio, dialect)} AS ${dialect.name(ratio.name)}`);
  return `(SELECT r.*, ${made.join(', ')} FROM ${table} AS r)`;
}

function stage(name: string, sqls: readonly string[]): Stage {
  return { name, columns: sqls.map((sql, i) => ({ place: i + 1, sql })) };
}

function segmentOfCluster({ segments }: ModelFile, cluster: number): { id: string; name: string } {
  const found = segments.find((segment) => segment.cluster === cluster);
  if (found !== undefined) return found;
  throw new ClienteleError(
    'data',
    `model.json names no segment for cluster ${cluster}; make the run again.`,
  );
}

function tableName(table: string, { name }: SqlDialect): string {
  const parts = table.split('.');
  if (parts.every((part) => part !== '' && !part.includes('\0'))) return parts.map(name).join('.');
  throw new ClienteleError(
    'usage',
    `"${table}" is no name of a table; write it as customers or as bank.customers.`,
  );
}

function refuseNul({ recipe, segments }: ModelFile): void {
  const written = [
    ...recipe.features.flatMap(({ column, level, codes }) => [
      column,
      level ?? '',
      ...(codes?.levels ?? []).map((code) => code.level),
    ]),
    ...segments.flatMap(({ id, name }) => [id, name]),
  ];
  if (!written.some((each) => each.includes('\0'))) return;
  throw new ClienteleError(
    'data',
    'A name in the model holds a NUL character, which SQL cannot write; take it out of the source and make the run again.',
  );
}

/** Names that no column of the table has that the model knows of. */
function outputNames({ columns, inputs }: ModelFile): string[] {
  const taken = new Set([...columns, ...inputs].map(({ name }) => name));
  const own = ['segment_id', 'segment', 'cluster', 'distance'];
  return uniqueNames([...taken, ...own]).names.slice(-own.length);
}

/** What the names of the statement's own columns begin with: no column of the model does. */
function freePrefix({ columns, inputs }: ModelFile): string {
  const taken = [...columns, ...inputs].map(({ name }) => name.toLowerCase());
  let prefix = 'clientele_';
  while (taken.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
