import { runPath, sessionPath } from '../api/addresses.ts';
import { askEarly } from '../api/early.ts';
import { matched } from './matched.ts';
import { otherScreens, runScreens } from './screens.ts';

/** What the page at an address needs first, on its way. */
export interface Opening {
  /** The run that it shows; null where it shows none. */
  readonly runId: string | null;
  /** Settles when the screen's code is here, or cannot be had, which is told where it is drawn. */
  readonly screen: Promise<unknown>;
}

/**
 * Asks at once for what the page at an address needs: who is asking, the screen, the run. Each would otherwise be
 * asked for when the one before it has come, and all after the code of the whole dashboard.
 */
export function beginOpening(pathname: string): Opening {
  askEarly(sessionPath);
  for (const { pattern, load } of [...runScreens, ...otherScreens]) {
    const params = matched(pattern, pathname);
    if (params === null) continue;
    const runId = params.get('runId') ?? null;
    if (runId !== null) askEarly(runPath(runId));
    return { runId, screen: load().catch(() => undefined) };
  }
  return { runId: null, screen: Promise.resolve() };
}
