import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  passwordChangeSchema,
  sessionSchema,
  signInSchema,
  type SessionState,
} from '../../../contract/index.ts';
import type { StoredUser } from '../../../store/index.ts';
import { problems } from '../../routes/plugin.ts';
import type { Desk } from '../desk.ts';
import { checkCsrf, identify, sessionOf } from '../guard.ts';
import { checkNewPassword } from '../checkNewPassword.ts';
import { checkCode } from '../secondFactor.ts';
import { beginSession, endSession, forgetSession } from '../sessions.ts';
import { sessionState } from '../sessionState.ts';
import { tryPassword } from '../tryPassword.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const tags = ['access'];

/** Signing in and out. */
export const sessionRoutes: DeskRoutes = (desk) => async (app) => {
  const { catalogue, audit } = desk.context;

  app.get(
    '/session',
    {
      config: { access: 'public' },
      schema: { tags, response: { 200: sessionSchema, ...problems } },
    },
    async (request) => {
      if (await desk.isSetUpNeeded()) desk.setUp.offer(desk.context.now().getTime());
      return sessionState(desk, await identify(desk, request));
    },
  );

  app.post(
    '/session',
    {
      config: { access: 'public', rate: 'signIn' },
      schema: { tags, body: signInSchema, response: { 200: sessionSchema, ...problems } },
    },
    async (request, reply) => {
      const { name, password, code } = request.body;
      const user = await tryPassword(desk, request, { name, password }, (found) =>
        checkCode(desk, request, found, code),
      );
      return signIn(desk, request, reply, user);
    },
  );

  app.delete(
    '/session',
    {
      config: { access: 'public' },
      schema: { tags, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      request.actor = await identify(desk, request);
      if (request.actor?.kind === 'session') {
        checkCsrf(request, request.actor);
        await endSession(desk, request);
        await audit(request, 'session.delete', request.actor.user.id);
      }
      forgetSession(desk, reply);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/session/password',
    {
      config: { access: 'viewer', rate: 'signIn', beforeSecondFactor: true },
      schema: { tags, body: passwordChangeSchema, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      const { current, next } = request.body;
      const { user } = sessionOf(request);
      await tryPassword(desk, request, { name: user.name, password: current });
      await checkNewPassword(desk, next, user.name);
      await catalogue.users.setPassword(user.id, await desk.passwords.hash(next));
      await catalogue.sessions.removeOfUser(user.id);
      await audit(request, 'password.change', user.id);
      forgetSession(desk, reply);
      return reply.code(204).send(null);
    },
  );
};

/** Begins a session for who has shown to be `user`. */
export async function signIn(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  user: StoredUser,
): Promise<SessionState> {
  request.actor = await beginSession(desk, request, reply, user);
  await desk.context.audit(request, 'session.create', user.id);
  return sessionState(desk, request.actor);
}
