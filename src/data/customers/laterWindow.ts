import type { Aggregation, Decision } from '../../contract/index.ts';
import { name, text } from '../quoting.ts';
import type { Session } from '../session.ts';
import { told } from './customers.ts';

/**
 * The window for transactions that are aggregated as earlier ones were: the earlier window where they end
 * inside it, one of the same length up to their last day where they go on after it.
 *
 * @param relation holds the columns that `aggregation` names
 */
export async function laterWindow(
  session: Session,
  relation: string,
  aggregation: Aggregation,
): Promise<{ readonly aggregation: Aggregation; readonly decisions: readonly Decision[] }> {
  const { id, date, amount, startDate, referenceDate } = aggregation;
  const same = { aggregation, decisions: [] };
  if (date === null || startDate === null || referenceDate === null) return same;
  const start = `DATE ${text(startDate)}`;
  const reference = `DATE ${text(referenceDate)}`;
  const { later, newest, moved } = await session.row(
    `SELECT coalesce(last > ${reference}, false) AS later, CAST(last AS VARCHAR) AS newest,
       CAST(last - CAST(${reference} - ${start} AS INTEGER) AS VARCHAR) AS moved
     FROM (SELECT CAST(max(${name(date)}) AS DATE) AS last FROM ${name(relation)}
       WHERE ${name(id)} IS NOT NULL AND ${name(amount)} IS NOT NULL)`,
  );
  if (later !== true) return same;
  const sentence = `The transactions go on after ${referenceDate}, so they are summed up from ${String(moved)} to ${String(newest)}: as many days as when the segments were made.`;
  return {
    aggregation: { ...aggregation, startDate: String(moved), referenceDate: String(newest) },
    decisions: [told(sentence, null, date)],
  };
}
