import { name } from './quoting.ts';
import type { Session } from './session.ts';
import { copyNumbers } from './vectors.ts';

/**
 * Reads columns of numbers into memory, in the relation's order; NaN where one is missing.
 *
 * @param nRows rows of the relation
 */
export async function readNumbers(
  session: Session,
  relation: string,
  columns: readonly string[],
  nRows: number,
): Promise<Float64Array[]> {
  const read = columns.map(() => new Float64Array(nRows));
  if (columns.length === 0) return read;
  const values = columns.map(
    (column) => `coalesce(CAST(${name(column)} AS DOUBLE), CAST('nan' AS DOUBLE))`,
  );
  let at = 0;
  for await (const chunk of session.chunks(`SELECT ${values.join(', ')} FROM ${name(relation)}`)) {
    const rows = chunk.rowCount;
    for (const [index, target] of read.entries()) {
      copyNumbers(chunk.getColumnVector(index), 0, rows, target, at);
    }
    at += rows;
  }
  return read;
}
