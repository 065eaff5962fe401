import type { ColumnRole } from '../../contract/index.ts';

/** A score made from the measures of all customers. */
export interface Score {
  readonly role: ColumnRole;
  /** As SQL. */
  readonly value: string;
}

const parts = [
  { of: 'recency_days', name: 'rfm_recency', label: 'Recency score', order: 'DESC' },
  { of: 'frequency', name: 'rfm_frequency', label: 'Frequency score', order: 'ASC' },
  { of: 'monetary', name: 'rfm_monetary', label: 'Monetary score', order: 'ASC' },
] as const;

/**
 * Scores from 1 to 5 by fifths of the customers, and their sum (Hughes, 1994). Customers with the same value
 * have the same score, that of the first among them.
 *
 * @param measures names of the columns that the customer table has
 * @param table the customer table, as SQL
 */
export function rfmScores(measures: readonly string[], table: string): Score[] {
  const known = parts.filter(({ of }) => measures.includes(of));
  return known.map(({ of, name, label, order }): Score => {
    const rank = `rank() OVER (ORDER BY ${of} ${order} NULLS LAST)`;
    const fifth = `1 + 5 * (${rank} - 1) // (SELECT count(${of}) FROM ${table})`;
    return {
      role: roleOf(name, label, `fifth of the customers by ${of}, 5 the best`),
      value: `CASE WHEN ${of} IS NOT NULL THEN ${fifth} END`,
    };
  });
}

/** The sum of the three scores, where there are three; SQL over a table that has them. */
export function rfmTotal(scores: readonly Score[]): Score[] {
  if (scores.length < parts.length) return [];
  const reason = 'sum of the scores for recency, frequency and amount';
  const value = scores.map(({ role }) => role.name).join(' + ');
  return [{ role: roleOf('rfm_score', 'RFM score', reason), value }];
}

function roleOf(name: string, label: string, reason: string): ColumnRole {
  const concept = name.replace('_', '-');
  return { name, role: 'score', concept, label, unit: 'none', confidence: 1, reason };
}
