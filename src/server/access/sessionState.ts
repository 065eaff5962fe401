import type { SessionState } from '../../contract/index.ts';
import type { Actor } from './actor.ts';
import type { Desk } from './desk.ts';
import { isLacking } from './secondFactor.ts';

/** What a page may know of who uses it; `actor` is null for a stranger. */
export async function sessionState(desk: Desk, actor: Actor | null): Promise<SessionState> {
  return {
    user: actor === null || actor.kind === 'local' ? null : actor.user,
    signInNeeded: await desk.isSignInNeeded(),
    setUpNeeded: await desk.isSetUpNeeded(),
    csrfToken: actor?.kind === 'session' ? actor.csrfToken : null,
    ...(actor !== null && (await isLacking(desk, actor)) ? { secondFactorNeeded: true } : {}),
  };
}
