import { rfmParts, rfmTotal } from '../../customers/rfm.ts';
import type { SqlDialect } from '../dialect.ts';

/** A score of customers, and the measures that it ranks. */
export interface ScoreSql {
  readonly ranks: readonly string[];
  readonly sql: string;
}

/**
 * Scores by fifths of the customers as SQL over one row a customer, by their names; see `rfmScores`: of n customers, the
 * one whom r others come before has 1 + the whole part of 5 r / n.
 */
export function scoresSql(dialect: SqlDialect): ReadonlyMap<string, ScoreSql> {
  const scores = rfmParts.map(({ name, of, sign }) => {
    const value = dialect.name(of);
    const known = `PARTITION BY ${value} IS NULL`;
    const before = `rank() OVER (${known} ORDER BY ${value} ${sign === 1 ? 'ASC' : 'DESC'}) - 1`;
    const fifths = `${dialect.asDouble(`5 * (${before})`)} / count(*) OVER (${known})`;
    const sql = `CASE WHEN ${value} IS NOT NULL THEN 1 + floor(${fifths}) END`;
    return [name, { ranks: [of], sql }] as const;
  });
  const total = {
    ranks: rfmParts.map(({ of }) => of),
    sql: scores.map(([, { sql }]) => `(${sql})`).join(' + '),
  };
  return new Map<string, ScoreSql>([...scores, [rfmTotal, total]]);
}
