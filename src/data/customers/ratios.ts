import type { ColumnSummary, MadeRatio } from '../../contract/index.ts';
import { describeRelation } from '../describe.ts';
import { duckdb } from '../engines/duckdb.ts';
import { ratioSql } from '../engines/ratioSql.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';

/**
 * Adds ratios to a relation: what some columns hold together divided by what others do. Missing where a part is missing
 * or what it is divided by is not above 0.
 *
 * @returns a view with the columns of the relation, then the ratios
 */
export async function withRatios(
  session: Session,
  relation: string,
  ratios: readonly MadeRatio[],
): Promise<string> {
  const view = session.freshName('ratios');
  await session.run(
    `CREATE VIEW ${name(view)} AS SELECT *, ${listOf(ratios)} FROM ${name(relation)}`,
  );
  return view;
}

/** Summaries of ratios alone, in their order. */
export async function describeRatios(
  session: Session,
  relation: string,
  ratios: readonly MadeRatio[],
): Promise<ColumnSummary[]> {
  const table = session.freshName('ratios');
  await session.run(
    `CREATE TABLE ${name(table)} AS SELECT ${listOf(ratios)} FROM ${name(relation)}`,
  );
  const summaries = await describeRelation(session, table);
  await session.run(`DROP TABLE ${name(table)}`);
  return summaries;
}

/** The ratios whose parts are all among the columns. */
export function ratiosIn(
  columns: readonly { readonly name: string }[],
  ratios: readonly MadeRatio[] | undefined,
): MadeRatio[] {
  const names = new Set(columns.map(({ name }) => name));
  return (ratios ?? []).filter(({ of, to }) => [...of, ...to].every((part) => names.has(part)));
}

function listOf(ratios: readonly MadeRatio[]): string {
  return ratios.map((ratio) => `${ratioSql(ratio, duckdb)} AS ${name(ratio.name)}`).join(', ');
}
