import { foldersOf, lockedSettings } from '../lockedSettings.ts';
import * as quote from '../quoting.ts';
import type { SyntheticColumn, SyntheticShape } from './shape.ts';

const sqlTypes: Readonly<Record<SyntheticColumn['type'], string>> = {
  text: 'VARCHAR',
  whole: 'BIGINT',
  decimal: 'DOUBLE',
};

/**
 * Turns a CSV file of the shape into a Parquet file with the shape's column types.
 * One thread, so that the same rows always give the same bytes.
 */
export async function convertToParquet(
  shape: SyntheticShape,
  csvPath: string,
  parquetPath: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const options = { threads: '1', autoinstall_known_extensions: 'false' };
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    for (const statement of lockedSettings(foldersOf(csvPath, parquetPath))) {
      await connection.run(statement);
    }
    await connection.run(copyStatement(shape, csvPath, parquetPath));
  } finally {
    signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

function copyStatement(
  { columns, delimiter }: SyntheticShape,
  csvPath: string,
  parquetPath: string,
): string {
  const types = columns.map(
    ({ name, type }) => `${quote.text(name)}: ${quote.text(sqlTypes[type])}`,
  );
  return `COPY (
    SELECT * FROM read_csv(${quote.path(csvPath)}, header = true, auto_detect = false,
      delim = ${quote.text(delimiter)}, quote = '"', columns = {${types.join(', ')}})
  ) TO ${quote.target(parquetPath)} (FORMAT parquet, COMPRESSION zstd)`;
}
