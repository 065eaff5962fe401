import { basename } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of that path is a file',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EIO: 'the disk reported an error',
};

/** The error for a file that could not be written; an error of another kind stays as it is. */
export function cannotWrite(error: unknown, out: string): unknown {
  const reason = reasonOf(error);
  if (reason === undefined) return error;
  return new ClienteleError(
    'resource',
    `Cannot write ${basename(out)}: ${reason}; make room or name another file with --out.`,
    { cause: error },
  );
}

/** The error for work that was stopped on request. */
export function stopped(error: unknown, out: string): ClienteleError {
  const message = `Stopped before ${basename(out)} was complete; nothing was written.`;
  return new ClienteleError('cancelled', message, { cause: error });
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error) return reasons[String(error.code)];
  // DuckDB gives no code, only this text.
  return error.message.startsWith('IO Error') ? 'the disk is full or refuses the file' : undefined;
}
