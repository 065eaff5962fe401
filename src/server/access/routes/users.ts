import { z } from 'zod';
import { newUserSchema, userRoleSchema, userSchema } from '../../../contract/index.ts';
import type { StoredUser } from '../../../store/index.ts';
import { idParams, notFound } from '../../ids.ts';
import { HttpProblem } from '../../problem.ts';
import { problems } from '../../routes/plugin.ts';
import { publicUser } from '../actor.ts';
import type { Desk } from '../desk.ts';
import { newUser } from '../newUser.ts';
import { checkNewPassword } from '../checkNewPassword.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const tags = ['access'];
const config = { access: 'admin' } as const;

/** Users, for admins. */
export const userRoutes: DeskRoutes = (desk) => async (app) => {
  const { audit } = desk.context;
  const { users, sessions, secondFactors } = desk.context.catalogue;

  async function userOf(id: string): Promise<StoredUser> {
    const user = await users.find(id);
    if (user === null) throw notFound('user', id);
    return user;
  }

  app.get(
    '/users',
    {
      config,
      schema: { tags, response: { 200: z.object({ users: z.array(userSchema) }), ...problems } },
    },
    async () => ({ users: (await users.list()).map(publicUser) }),
  );

  app.post(
    '/users',
    { config, schema: { tags, body: newUserSchema, response: { 201: userSchema, ...problems } } },
    async (request, reply) => {
      await checkNewPassword(desk, request.body.password, request.body.name);
      const user = await newUser(desk, request.body);
      await add(desk, user);
      await audit(request, 'user.create', user.id);
      return reply.code(201).send(publicUser(user));
    },
  );

  app.patch(
    '/users/:id',
    {
      config,
      schema: {
        tags,
        params: idParams,
        body: z.strictObject({ role: userRoleSchema }),
        response: { 200: userSchema, ...problems },
      },
    },
    async (request) => {
      const user = await userOf(request.params.id);
      const { role } = request.body;
      if (!(await users.setRole(user.id, role))) throw lastAdmin();
      await audit(request, 'user.role', user.id);
      return publicUser({ ...user, role });
    },
  );

  app.delete(
    '/users/:id',
    { config, schema: { tags, params: idParams, response: { 204: z.null(), ...problems } } },
    async (request, reply) => {
      const { id } = await userOf(request.params.id);
      if (!(await users.remove(id))) throw lastAdmin();
      await sessions.removeOfUser(id);
      await audit(request, 'user.delete', id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/users/:id/sessions',
    { config, schema: { tags, params: idParams, response: { 204: z.null(), ...problems } } },
    async (request, reply) => {
      const { id } = await userOf(request.params.id);
      await sessions.removeOfUser(id);
      await audit(request, 'user.endSessions', id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/users/:id/second-factor',
    { config, schema: { tags, params: idParams, response: { 204: z.null(), ...problems } } },
    async (request, reply) => {
      const { id } = await userOf(request.params.id);
      if (!(await secondFactors.remove(id))) {
        throw new HttpProblem(404, 'This user has no second factor; there is nothing to remove.');
      }
      await sessions.removeOfUser(id);
      await audit(request, 'user.removeSecondFactor', id);
      return reply.code(204).send(null);
    },
  );
};

/** The first user must be an admin, or no one could make another. */
async function add({ context }: Desk, user: StoredUser): Promise<void> {
  const { users } = context.catalogue;
  const isFirst = (await users.count()) === 0;
  if (isFirst && user.role !== 'admin') {
    throw new HttpProblem(409, 'The first user must be an admin; give it the role "admin".');
  }
  const added = await (isFirst ? users.addFirst(user) : users.add(user));
  if (!added) throw new HttpProblem(409, 'There is a user of this name; choose another.');
}

function lastAdmin(): HttpProblem {
  return new HttpProblem(409, 'This is the last admin; make another user an admin first.');
}
