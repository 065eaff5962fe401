import { ClienteleError } from '../../contract/index.ts';
import { path } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { SourceFile } from './source.ts';

/** Many times what a bank's table has; each column costs a statement or more. */
const mostColumns = 5000;
/** A file that unpacks to less does no harm, however small it is. */
const harmless = { values: 10_000_000, bytes: 100_000_000 };
/** What a byte of a file may stand for. Constant columns beside an id come to some dozens; compression to some hundreds. */
const mostPerByte = 1000;

/** @throws ClienteleError `data` for a table so wide that it would take the machine apart */
export function refuseTooWide(nColumns: number, baseName: string): void {
  if (nColumns <= mostColumns) return;
  throw new ClienteleError(
    'data',
    `${baseName} has more than ${mostColumns} columns; give a table of one row a customer or transaction with fewer.`,
  );
}

/**
 * Looks at what a Parquet file says that it holds, before anything of it is unpacked.
 *
 * @throws ClienteleError `data` for a small file that unpacks to a huge table (a decompression bomb)
 */
export async function refuseBomb(session: Session, file: SourceFile): Promise<void> {
  const found = await session.row(
    `SELECT sum(num_values) AS n, sum(total_uncompressed_size) AS bytes FROM parquet_metadata(${path(file.path)})`,
  );
  const limit = mostPerByte * file.size;
  const isBomb =
    Number(found['n']) > Math.max(harmless.values, limit) ||
    Number(found['bytes']) > Math.max(harmless.bytes, limit);
  if (!isBomb) return;
  throw new ClienteleError(
    'data',
    `${file.baseName} unpacks to more than ${mostPerByte} times its size, as no table of customers does; export it again.`,
  );
}
