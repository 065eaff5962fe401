import type { ExecutorHooks } from '../../core/index.ts';

/** Progress is told in this many equal parts, whatever the work is made of. */
const parts = 1000;

/**
 * Hooks for one stretch of a longer work: what is done of the stretch is told as a share of the whole.
 *
 * @param from share of the whole, 0 .. 1, at which the stretch begins
 * @param to share at which it ends
 */
export function stretch(
  { onProgress, signal }: ExecutorHooks,
  from: number,
  to: number,
): ExecutorHooks {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined
      ? {}
      : {
          onProgress: (done: number, total: number) =>
            onProgress(Math.round((from + ((to - from) * done) / total) * parts), parts),
        }),
  };
}
