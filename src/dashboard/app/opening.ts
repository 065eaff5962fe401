import { runPath, sessionPath } from '../api/addresses.ts';
import { askEarly } from '../api/early.ts';
import { matched } from './matched.ts';
import { otherScreens, runScreens, type Place } from './screens.ts';

/** What the page at an address needs first. */
export interface Opening {
  /** The run that it shows; null where it shows none. */
  readonly runId: string | null;
  /** The screen to load; null where there is none at the address. */
  readonly place: Place | null;
}

/**
 * Asks at once for what the page at an address needs: who is asking, the run. Each would otherwise be asked for when
 * the one before it has come, and all after the code of the whole dashboard.
 */
export function beginOpening(pathname: string): Opening {
  askEarly(sessionPath);
  for (const place of [...runScreens, ...otherScreens]) {
    const params = matched(place.pattern, pathname);
    if (params === null) continue;
    const runId = params.get('runId') ?? null;
    if (runId !== null) askEarly(runPath(runId));
    return { runId, place };
  }
  return { runId: null, place: null };
}
