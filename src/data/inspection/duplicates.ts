import { name } from '../quoting.ts';
import type { Session } from '../session.ts';

/** Rows that repeat an earlier one in every column. */
export async function countDuplicates(
  session: Session,
  relation: string,
  columns: readonly string[],
): Promise<number> {
  // A hash of 64 bits takes far less room than the rows; two rows that differ share one once in 1e19.
  const { repeated } = await session.row(
    `SELECT count(*) - count(DISTINCT hash(${columns.map(name).join(', ')})) AS repeated FROM ${name(relation)}`,
  );
  return Number(repeated);
}
