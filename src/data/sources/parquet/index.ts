import { ClienteleError } from '../../../contract/index.ts';
import { path } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import { refuseBomb } from '../bombs.ts';
import { emptyFile } from '../file.ts';
import type { RawTable, SourceFile, SourceReader } from '../source.ts';
import { readTyped, type TypedKind } from '../typedRelation.ts';

const magic = 'PAR1';

/** Apache Parquet. Its values go through the same typing by evidence as text does. */
export const parquet: SourceReader = {
  format: 'parquet',
  endings: ['.parquet', '.pq'],
  recognises: (head) => head.subarray(0, 4).toString('latin1') === magic,
  read: (session, file) => readAs('TABLE', session, file),
  view: (session, file) => readAs('VIEW', session, file),
};

async function readAs(kind: TypedKind, session: Session, file: SourceFile): Promise<RawTable> {
  try {
    await refuseBomb(session, file);
    const table = await readTyped(kind, session, `read_parquet(${path(file.path)})`, file.baseName);
    if (table.rowsRead === 0) throw emptyFile(file.baseName);
    return table;
  } catch (error) {
    throw unsound(error, file.baseName);
  }
}

function unsound(error: unknown, baseName: string): unknown {
  if (error instanceof ClienteleError) return error;
  return new ClienteleError(
    'data',
    `${baseName} is not a sound Parquet file; export it again or give it as CSV.`,
    { cause: error },
  );
}
