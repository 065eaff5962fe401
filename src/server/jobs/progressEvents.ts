import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../../contract/index.ts';

/** How often a job is looked at. */
const lookMilliseconds = 500;

/**
 * A job's way to its end as server-sent events: a message with the job whenever it has changed, a comment otherwise
 * so that proxies keep the line open. It ends when the job is over, is gone, or the signal aborts.
 *
 * @param find the job as it is now; looked up rather than pushed, so that jobs of other processes are told too
 */
export async function* progressEvents(
  find: () => Promise<Job | null>,
  signal: AbortSignal,
  pause = lookMilliseconds,
): AsyncGenerator<string> {
  let before = '';
  while (!signal.aborted) {
    const job = await find();
    if (job === null) return;
    const text = JSON.stringify(job);
    yield text === before ? ': waiting\n\n' : `data: ${text}\n\n`;
    before = text;
    if (job.endedAt !== null) return;
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
