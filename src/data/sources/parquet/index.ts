import { ClienteleError } from '../../../contract/index.ts';
import { path } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import { emptyFile } from '../file.ts';
import type { RawTable, SourceFile, SourceReader } from '../source.ts';
import { copyTyped } from '../typedRelation.ts';

const magic = 'PAR1';

/** Apache Parquet. Its values go through the same typing by evidence as text does. */
export const parquet: SourceReader = {
  format: 'parquet',
  endings: ['.parquet', '.pq'],
  recognises: (head) => head.subarray(0, 4).toString('latin1') === magic,
  hasParts: false,
  read,
};

async function read(session: Session, file: SourceFile): Promise<RawTable> {
  const table = await copyTyped(session, `read_parquet(${path(file.path)})`).catch(
    (error: unknown) => {
      throw unsound(error, file.baseName);
    },
  );
  if (table.rowsRead === 0) throw emptyFile(file.baseName);
  return table;
}

function unsound(error: unknown, baseName: string): unknown {
  if (error instanceof ClienteleError) return error;
  return new ClienteleError(
    'data',
    `${baseName} is not a sound Parquet file; export it again or give it as CSV.`,
    { cause: error },
  );
}
