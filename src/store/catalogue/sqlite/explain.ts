import { ClienteleError } from '../../../contract/index.ts';
import { whyRefused } from '../../refusals.ts';
import { sqliteCode } from './patiently.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) as the rest of a sentence. */
const reasons: ReadonlyMap<number, string> = new Map([
  [5, 'is being written by another process; try again, or stop that process.'],
  [6, 'is being written by another process; try again, or stop that process.'],
  [7, 'needs more memory than there is; end other programs and try again.'],
  [8, 'cannot be written; give this user the permission, or make the disk writable.'],
  [10, 'cannot be read or written: the disk reported an error; check the disk.'],
  [11, 'is damaged; restore it from a backup, or move it away to begin a new one.'],
  [13, 'cannot grow: the disk is full; make room and try again.'],
  [14, 'cannot be opened; check that its folder is there and may be written to.'],
  [26, 'is no database; restore it from a backup, or move it away to begin a new one.'],
]);

/** An error of the file or its disk as a sentence about what to do; one of the code without the values in it. */
export function explainSqlite(error: unknown, path: string): unknown {
  if (error instanceof ClienteleError) return error;
  const reason = reasons.get(sqliteCode(error) ?? 0);
  if (reason !== undefined) {
    return new ClienteleError('resource', `The catalogue ${path} ${reason}`, { cause: error });
  }
  const refusal = whyRefused(error);
  if (refusal === undefined) return error;
  return new ClienteleError(
    'resource',
    `The catalogue ${path} cannot be opened: ${refusal}; name another workspace with CLIENTELE_HOME.`,
    { cause: error },
  );
}
