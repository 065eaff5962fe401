import { DatabaseSync } from 'node:sqlite';

/** A name that is no markup, no address and no statement, whatever it looks like. */
export const oddTable = 'clients of "May" ?& <b data-hit=1>';
export const oddColumn = 'points <img src=x onerror="window.hit=1">';

/** Writes a database of two tables; the dates of one could have the day or the month first. */
export function writeBankDatabase(path: string, customers: number): string {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const database = new DatabaseSync(path);
  database.exec(`CREATE TABLE branches (branch TEXT); INSERT INTO branches VALUES ('A');
    CREATE TABLE ${quoted(oddTable)} (customer_id TEXT, balance REAL, visits INTEGER, opened TEXT,
      ${quoted(oddColumn)} REAL, account_no TEXT)`);
  const insert = database.prepare(`INSERT INTO ${quoted(oddTable)} VALUES (?, ?, ?, ?, ?, ?)`);
  for (let i = 0; i < customers; i++) {
    const group = i % 3;
    const date = `0${1 + (i % 9)}/0${1 + (i % 7)}/2026`;
    const points = 40 * group + ((i * 7) % 50);
    insert.run(
      `C${i}`,
      100 + 900 * group + (i % 17),
      1 + 5 * group + (i % 4),
      date,
      points,
      `A${i}`,
    );
  }
  database.close();
  return path;
}
