import type { ColumnRole } from '../../contract/index.ts';
import { name, number } from '../quoting.ts';
import type { Session } from '../session.ts';

/** A score made from the measures of all customers. */
export interface Score {
  readonly role: ColumnRole;
  /** As SQL. */
  readonly value: string;
}

const parts = [
  { of: 'recency_days', name: 'rfm_recency', label: 'Recency score', better: '<' },
  { of: 'frequency', name: 'rfm_frequency', label: 'Frequency score', better: '>' },
  { of: 'monetary', name: 'rfm_monetary', label: 'Monetary score', better: '>' },
] as const;
const total = 'rfm_score';
const fifths = [1, 2, 3, 4] as const;

/** Names of the scores that a customer table with these measures gets, the total last. */
export function rfmNames(measures: readonly string[]): string[] {
  const names = partsOf(measures).map(({ name }) => name);
  return names.length < parts.length ? names : [...names, total];
}

/**
 * Scores from 1 to 5 by fifths of the customers, and their sum (Hughes, 1994). Customers with the same value
 * have the same score, that of the first among them.
 *
 * @param measures names of the columns that the customer table has
 * @param table the customer table
 */
export async function rfmScores(
  session: Session,
  measures: readonly string[],
  table: string,
): Promise<Score[]> {
  const known = partsOf(measures);
  if (known.length === 0) return [];
  const counted = known.map(({ of }) => `count(${of}) AS ${of}`);
  const counts = await session.row(`SELECT ${counted.join(', ')} FROM ${name(table)}`);
  const bounds = await session.row(
    `SELECT ${known.flatMap((part) => boundsOf(part, Number(counts[part.of]))).join(', ')} FROM ${name(table)}`,
  );
  return known.map(({ of, name, label, better }): Score => {
    const passed = fifths.flatMap((fifth) => {
      const bound = bounds[`${of}_${fifth}`];
      return typeof bound === 'number' ? [`CAST(${of} ${better} ${number(bound)} AS BIGINT)`] : [];
    });
    return {
      role: roleOf(name, label, `fifth of the customers by ${of}, 5 the best`),
      value: `CASE WHEN ${of} IS NOT NULL THEN ${['1', ...passed].join(' + ')} END`,
    };
  });
}

type Part = (typeof parts)[number];

function partsOf(measures: readonly string[]): readonly Part[] {
  return parts.filter(({ of }) => measures.includes(of));
}

/** The best value of each fifth but the last one: whoever is better belongs to a higher fifth. */
function boundsOf({ of, better }: Part, count: number): string[] {
  const sign = better === '>' ? '' : '-';
  return fifths.map((fifth) => {
    const place = Math.ceil((fifth * count) / 5);
    // Half a place below hits that place whatever the rounding.
    const probability = count === 0 ? 0 : (place - 0.5) / count;
    return `${sign}CAST(quantile_disc(${sign}${of}, ${probability}) AS DOUBLE) AS ${of}_${fifth}`;
  });
}

/** The sum of the three scores, where there are three; SQL over a table that has them. */
export function rfmTotal(scores: readonly Score[]): Score[] {
  if (scores.length < parts.length) return [];
  const reason = 'sum of the scores for recency, frequency and amount';
  const value = scores.map(({ role }) => role.name).join(' + ');
  return [{ role: roleOf(total, 'RFM score', reason), value }];
}

function roleOf(name: string, label: string, reason: string): ColumnRole {
  const concept = name.replace('_', '-');
  return { name, role: 'score', concept, label, unit: 'none', confidence: 1, reason };
}
