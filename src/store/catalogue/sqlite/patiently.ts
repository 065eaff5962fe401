import { setTimeout as delay } from 'node:timers/promises';

/** How long a statement waits for other writers, in milliseconds. */
const patience = 30_000;

/**
 * Does a statement, again and again while another connection has the database locked. SQLite's own `busy_timeout`
 * would hold up the whole process meanwhile, and for ever where the other connection belongs to the same process.
 *
 * @throws what `work` throws; the busy error when the lock stays for 30 s
 */
export async function patiently<T>(work: () => T): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
    }
    await delay(1 + Math.random() * 15);
  }
}

const busyCodes: ReadonlySet<number> = new Set([5, 6]);

/** Whether another connection was in the way: SQLITE_BUSY and SQLITE_LOCKED with all their kinds. */
function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && busyCodes.has(code);
}

/** SQLite's primary result code of an error; null for other errors. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
