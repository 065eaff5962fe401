import { name } from './quoting.ts';
import type { Statements } from './statements.ts';

/** The columns of a relation in their order, each with its type in SQL. */
export async function columnTypes(
  statements: Statements,
  relation: string,
): Promise<Map<string, string>> {
  const rows = await statements.rows(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${name(relation)})`,
  );
  return new Map(rows.map((row) => [String(row['name']), String(row['type'])]));
}
