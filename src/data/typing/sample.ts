import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawTable } from '../sources/source.ts';
import { cell } from './reading.ts';

const headRows = 500;
const spreadRows = 2000;
const enough = 100;

/**
 * Some values of each raw column: those of the first rows and of rows spread evenly over the file;
 * for a column that is mostly empty, its first values. `ignored` (lower case) are left out.
 */
export async function sampleValues(
  session: Session,
  raw: RawTable,
  ignored: ReadonlySet<string>,
): Promise<string[][]> {
  const step = Math.max(1, Math.floor(raw.rowsRead / spreadRows));
  const cells = raw.columns.map(({ slot }) => `${cell(name(slot))} AS ${name(slot)}`);
  const counts = (value: unknown): value is string =>
    typeof value === 'string' && !ignored.has(value.toLowerCase());
  const seen = raw.columns.map((): string[] => []);
  const sampled = `SELECT ${cells.join(', ')} FROM ${name(raw.table)} WHERE rowid < ${headRows} OR rowid % ${step} = 0`;
  for await (const chunk of session.chunks(sampled)) {
    for (const [column, values] of seen.entries()) {
      values.push(...chunk.getColumnValues(column).filter(counts));
    }
  }
  const samples: string[][] = [];
  for (const [column, { slot }] of raw.columns.entries()) {
    const values = seen[column];
    samples.push(
      values.length >= enough ? values : await firstValues(session, raw.table, slot, counts),
    );
  }
  return samples;
}

async function firstValues(
  session: Session,
  table: string,
  slot: string,
  counts: (value: unknown) => value is string,
): Promise<string[]> {
  const column = cell(name(slot));
  const rows = await session.rows(
    `SELECT ${column} AS value, count(*) AS n, min(rowid) AS first FROM ${name(table)}
     WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY first LIMIT ${headRows}`,
  );
  return rows.map(({ value }) => value).filter(counts);
}
