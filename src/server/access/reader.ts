import type { FastifyRequest } from 'fastify';
import type { SessionState } from '../../contract/index.ts';
import { reaches } from './actor.ts';
import type { Desk } from './desk.ts';
import { identify } from './guard.ts';
import { isLacking } from './secondFactor.ts';
import { sessionState } from './sessionState.ts';

/** Who reads a page, where a viewer may: null for whoever has to sign in, or to do more than that, first. */
export async function readerOf(desk: Desk, request: FastifyRequest): Promise<SessionState | null> {
  const actor = await identify(desk, request).catch(() => null);
  if (actor === null || !reaches(actor.role, 'viewer') || (await isLacking(desk, actor))) {
    return null;
  }
  const state = await sessionState(desk, actor);
  return state.setUpNeeded ? null : state;
}
