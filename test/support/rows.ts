import { DuckDBInstance } from '@duckdb/node-api';

/** The rows of a CSV or Parquet file, every value as text, missing ones empty. */
export async function readRows(path: string): Promise<Record<string, string>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const source = path.endsWith('.parquet')
    ? `read_parquet('${path}')`
    : `read_csv('${path}', all_varchar = true)`;
  const reader = await connection.runAndReadAll(
    `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${source}`,
  );
  const rows = reader.getRowObjectsJS();
  connection.closeSync();
  instance.closeSync();
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? value : '']),
    ),
  );
}
