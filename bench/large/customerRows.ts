import { DuckDBInstance } from '@duckdb/node-api';

/** Groups that customers are drawn from. */
const nGroups = 4;

/** Customers with columns of numbers around the middle of their group, drawn by hashes: the same size, the same rows. */
function customersSql(rows: number, columns: number): string {
  const unit = (salt: number): string => `(hash(i * 64 + ${salt}) % 10000 / 10000.0)`;
  const group = `(hash(i) % ${nGroups})`;
  const made = Array.from(
    { length: columns },
    (_, c) =>
      `round(100 * (hash(${group} * 64 + ${c}) % 10) + 200 * (${unit(c)} + ${unit(c + 32)}), 2) AS amount_${c + 1}`,
  );
  return `SELECT 'C' || i AS customer_id, ${made.join(', ')} FROM range(${rows}) AS rows(i)`;
}

/** Writes customers, one row each, to a Parquet file. */
export async function writeCustomers(path: string, rows: number, columns: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' });
  const connection = await instance.connect();
  await connection.run(`COPY (${customersSql(rows, columns)}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
