import { z } from 'zod';
import { openSessionSchema, passwordProofSchema } from '../../../contract/index.ts';
import { idParams, notFound } from '../../ids.ts';
import { problems } from '../../routes/plugin.ts';
import { sessionOf } from '../guard.ts';
import { openSessions } from '../sessions.ts';
import { tryPassword } from '../tryPassword.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const tags = ['access'];
const config = { access: 'viewer', rate: 'signIn' } as const;

/** One's own sessions: to see where one is signed in, and to end what one does not know; that takes the password. */
export const sessionListRoutes: DeskRoutes = (desk) => async (app) => {
  const { audit } = desk.context;
  const { sessions } = desk.context.catalogue;

  app.get(
    '/sessions',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        response: { 200: z.object({ sessions: z.array(openSessionSchema) }), ...problems },
      },
    },
    async (request) => ({
      sessions: (await openSessions(desk, sessionOf(request))).map((session) =>
        openSessionSchema.parse(session),
      ),
    }),
  );

  app.post(
    '/sessions/:id/end',
    {
      config,
      schema: {
        tags,
        params: idParams,
        body: passwordProofSchema,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = sessionOf(request);
      await tryPassword(desk, request, { name: actor.user.name, ...request.body });
      const { id } = request.params;
      const session = (await openSessions(desk, actor)).find((each) => each.id === id);
      if (session === undefined) throw notFound('session', id);
      await sessions.remove(session.secretHash);
      await audit(request, 'session.end', actor.user.id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/sessions/end-others',
    {
      config,
      schema: { tags, body: passwordProofSchema, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      const { user, secretHash } = sessionOf(request);
      await tryPassword(desk, request, { name: user.name, ...request.body });
      await sessions.removeOfUser(user.id, secretHash);
      await audit(request, 'session.endOthers', user.id);
      return reply.code(204).send(null);
    },
  );
};
