import { CommanderError } from 'commander';
import { ClienteleError, exitCodes } from '../contract/index.ts';

/** What the process says and returns after an error. */
export interface Failure {
  readonly exitCode: number;
  /** One sentence for stderr; null when it was said already. */
  readonly message: string | null;
}

const resourceCodes = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EMFILE', 'ENFILE', 'EIO', 'ENOMEM']);

/** Turns anything thrown into an exit code and one sentence; the stack only when asked for. */
export function describeFailure(error: unknown, debug: boolean): Failure {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? 0 : exitCodes.usage, message: null };
  }
  const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
  if (error instanceof ClienteleError) {
    return { exitCode: exitCodes[error.kind], message: error.message + stack };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { exitCode: exitCodes.cancelled, message: `Cancelled; nothing was written.${stack}` };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (resourceCodes.has(code)) {
    return {
      exitCode: exitCodes.resource,
      message: `The machine refused (${code}); free some room and try again.${stack}`,
    };
  }
  const what = error instanceof Error ? error.message : String(error);
  return {
    exitCode: 1,
    message: `Something unexpected went wrong: ${what}${stack === '' ? ' (run again with --debug for details)' : stack}`,
  };
}
