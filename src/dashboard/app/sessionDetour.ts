import type { SessionState } from '../../contract/index.ts';
import { patterns } from './paths.ts';

/**
 * The page someone in this state must be on instead of `location`; null where they may stay.
 */
export function detour(session: SessionState, location: string): string | null {
  const isDoor = location === patterns.signIn || location === patterns.setUp;
  if (session.setUpNeeded) return location === patterns.setUp ? null : patterns.setUp;
  const isOut = session.signInNeeded && session.user === null;
  if (isOut) return location === patterns.signIn ? null : patterns.signIn;
  // Until the second factor is there the server allows nothing else.
  if (session.secondFactorNeeded === true) {
    return location === patterns.settings ? null : patterns.settings;
  }
  return isDoor ? patterns.runs : null;
}
