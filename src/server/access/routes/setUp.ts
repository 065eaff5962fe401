import { sessionSchema, setUpSchema } from '../../../contract/index.ts';
import { HttpProblem } from '../../problem.ts';
import { problems } from '../../routes/plugin.ts';
import { newUser } from '../newUser.ts';
import { checkNewPassword } from '../checkNewPassword.ts';
import type { DeskRoutes } from './deskRoutes.ts';
import { signIn } from './session.ts';

/** Making the first admin, with the token that the console shows; signs it in. */
export const setUpRoutes: DeskRoutes = (desk) => async (app) => {
  app.post(
    '/set-up',
    {
      config: { access: 'public', rate: 'signIn' },
      schema: {
        tags: ['access'],
        body: setUpSchema,
        response: { 201: sessionSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { token, name, password } = request.body;
      if (!(await desk.isSetUpNeeded())) throw isSetUp();
      if (!desk.setUp.accepts(token, desk.context.now().getTime())) {
        throw new HttpProblem(
          403,
          "The token is wrong or over; use the last one on the server's console.",
        );
      }
      await checkNewPassword(desk, password, name);
      const user = await newUser(desk, { name, password, role: 'admin' });
      if (!(await desk.context.catalogue.users.addFirst(user))) throw isSetUp();
      desk.setUp.spend();
      const state = await signIn(desk, request, reply, user);
      await desk.context.audit(request, 'user.create', user.id);
      return reply.code(201).send(state);
    },
  );
};

function isSetUp(): HttpProblem {
  return new HttpProblem(409, 'This server has its first admin, or needs none; sign in instead.');
}
