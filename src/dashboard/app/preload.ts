import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../api/client.ts';
import { runQuery } from '../api/runs.ts';
import { sessionQuery } from '../api/session.ts';
import { otherScreens, runScreens } from './screens.ts';

/**
 * Asks at once for what the page at an address needs: who is asking, the screen, the run. Each would otherwise be asked
 * for when the one before it has come. What fails here is asked for again, and told, where it is needed.
 */
export function preload(queries: QueryClient, api: Api, pathname: string): void {
  void queries.prefetchQuery(sessionQuery(api));
  for (const [pattern, load] of [...runScreens, ...otherScreens]) {
    const params = matched(pattern, pathname);
    if (params === null) continue;
    load().catch(() => undefined);
    const runId = params.get('runId');
    if (runId !== undefined) void queries.prefetchQuery(runQuery(api, runId));
  }
}

/** The parts of an address that a pattern names; null where the address is another. */
export function matched(pattern: string, pathname: string): ReadonlyMap<string, string> | null {
  const [wanted, parts] = [pattern, pathname].map((path) => path.split('/'));
  if (wanted.length !== parts.length) return null;
  const params = new Map<string, string>();
  for (const [i, want] of wanted.entries()) {
    if (want.startsWith(':')) params.set(want.slice(1), decoded(parts[i]));
    else if (want !== parts[i]) return null;
  }
  return params;
}

/** A part with a stray percent sign stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
