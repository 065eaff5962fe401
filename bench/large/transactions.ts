import { DuckDBInstance } from '@duckdb/node-api';

/** A year of transactions of a bank's customers, drawn by hashes of the row: the same size gives the same rows. */
function transactionsSql(rows: number, customers: number): string {
  const part = (salt: number, of: number): string => `hash(i * 8 + ${salt}) % ${of}`;
  return `SELECT 'C' || (${part(1, customers)}) AS customer_id,
      CAST(DATE '2025-01-01' + CAST(${part(2, 365)} AS INTEGER) AS DATE) AS transaction_date,
      CAST(exp(2 + (${part(3, 1000)}) / 250.0 + 2 * (hash(${part(1, customers)}) % 3)) AS DECIMAL(12, 2)) AS amount,
      ['groceries', 'fuel', 'travel', 'rent', 'leisure'][1 + CAST(${part(4, 5)} AS INTEGER)] AS category
    FROM range(${rows}) AS rows(i)`;
}

/** Writes transactions to a file, `.csv` or `.parquet` by its name. */
export async function writeTransactions(
  path: string,
  rows: number,
  customers: number,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '4GB' });
  const connection = await instance.connect();
  const format = path.endsWith('.parquet') ? 'FORMAT parquet' : 'FORMAT csv, HEADER';
  await connection.run('SET preserve_insertion_order = false');
  await connection.run(`COPY (${transactionsSql(rows, customers)}) TO '${path}' (${format})`);
  connection.closeSync();
  instance.closeSync();
}
