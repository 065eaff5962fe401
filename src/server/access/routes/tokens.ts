import { z } from 'zod';
import {
  apiTokenSchema,
  madeApiTokenSchema,
  newApiTokenSchema,
  type ApiToken,
} from '../../../contract/index.ts';
import { idParams, notFound } from '../../ids.ts';
import { HttpProblem } from '../../problem.ts';
import { problems } from '../../routes/plugin.ts';
import { reaches } from '../actor.ts';
import { sessionOf } from '../guard.ts';
import { makeId } from '../secrets.ts';
import { makeTokenSecret, scopeRoles } from '../tokens.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const tags = ['access'];
const config = { access: 'viewer' } as const;
const day = 24 * 60 * 60_000;
const mostTokens = 50;

/** One's own tokens, for programs; made and removed in a browser alone. */
export const tokenRoutes: DeskRoutes = (desk) => async (app) => {
  const { audit, now } = desk.context;
  const { tokens } = desk.context.catalogue;

  app.get(
    '/tokens',
    {
      config,
      schema: {
        tags,
        response: { 200: z.object({ tokens: z.array(apiTokenSchema) }), ...problems },
      },
    },
    async (request) => ({ tokens: await tokens.list(sessionOf(request).user.id) }),
  );

  app.post(
    '/tokens',
    {
      config,
      schema: { tags, body: newApiTokenSchema, response: { 201: madeApiTokenSchema, ...problems } },
    },
    async (request, reply) => {
      const { user } = sessionOf(request);
      const { name, scope, days } = request.body;
      if (!reaches(user.role, scopeRoles[scope])) {
        throw new HttpProblem(
          403,
          `Your role does not reach the scope "${scope}"; choose a lower one.`,
        );
      }
      if ((await tokens.list(user.id)).length >= mostTokens) {
        throw new HttpProblem(409, `You have ${mostTokens} tokens; remove one first.`);
      }
      const { secret, secretHash } = makeTokenSecret(desk);
      const token: ApiToken = {
        id: makeId('t'),
        name,
        scope,
        createdAt: now().toISOString(),
        expiresAt: new Date(now().getTime() + days * day).toISOString(),
        lastUsedAt: null,
      };
      await tokens.add({ ...token, userId: user.id, secretHash });
      await audit(request, 'token.create', token.id);
      return reply.code(201).send({ ...token, secret });
    },
  );

  app.delete(
    '/tokens/:id',
    { config, schema: { tags, params: idParams, response: { 204: z.null(), ...problems } } },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await tokens.remove(sessionOf(request).user.id, id))) throw notFound('token', id);
      await audit(request, 'token.delete', id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/tokens',
    { config, schema: { tags, response: { 204: z.null(), ...problems } } },
    async (request, reply) => {
      const { user } = sessionOf(request);
      await tokens.removeOfUser(user.id);
      await audit(request, 'token.deleteAll', user.id);
      return reply.code(204).send(null);
    },
  );
};
