import { z } from 'zod';
import {
  passwordProofSchema,
  recoveryCodesSchema,
  secondFactorCodeSchema,
  secondFactorProofSchema,
  secondFactorSecretSchema,
  secondFactorStateSchema,
} from '../../../contract/index.ts';
import { HttpProblem } from '../../problem.ts';
import { problems } from '../../routes/plugin.ts';
import { sessionOf } from '../guard.ts';
import { seal } from '../sealing.ts';
import {
  checkCode,
  isEnabled,
  isRequired,
  makeRecoveryCodes,
  useCode,
  wrongCode,
} from '../secondFactor.ts';
import { base32, makeTotpSecret, totpUri } from '../totp.ts';
import { tryPassword } from '../tryPassword.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const tags = ['access'];
const change = { access: 'viewer', rate: 'signIn', beforeSecondFactor: true } as const;
const path = '/session/second-factor';

/** One's own second factor: set up in two steps, so that nobody is locked out by an app that has not got the secret. */
export const secondFactorRoutes: DeskRoutes = (desk) => async (app) => {
  const { audit, now } = desk.context;
  const { secondFactors, sessions } = desk.context.catalogue;

  app.get(
    path,
    {
      config: { access: 'viewer', beforeSecondFactor: true },
      schema: { tags, response: { 200: secondFactorStateSchema, ...problems } },
    },
    async (request) => {
      const { user } = sessionOf(request);
      return {
        enabled: await isEnabled(desk, user.id),
        required: isRequired(desk, user),
        recoveryCodesLeft: await secondFactors.codesLeft(user.id),
      };
    },
  );

  app.post(
    path,
    {
      config: change,
      schema: {
        tags,
        body: passwordProofSchema,
        response: { 201: secondFactorSecretSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { user } = sessionOf(request);
      await tryPassword(desk, request, { name: user.name, ...request.body });
      const secret = makeTotpSecret();
      if (!(await secondFactors.begin(user.id, seal(desk.secret, user.id, secret)))) {
        throw new HttpProblem(409, 'You have a second factor already; remove it first.');
      }
      return reply.code(201).send({ secret: base32(secret), uri: totpUri(secret, user.name) });
    },
  );

  app.post(
    `${path}/confirm`,
    {
      config: change,
      schema: {
        tags,
        body: secondFactorCodeSchema,
        response: { 200: recoveryCodesSchema, ...problems },
      },
    },
    async (request) => {
      const { user, secretHash } = sessionOf(request);
      if (await isEnabled(desk, user.id)) {
        throw new HttpProblem(
          409,
          'Your second factor is confirmed already; nothing is left to do.',
        );
      }
      if (!(await useCode(desk, user.id, request.body.code))) throw wrongCode();
      const { codes, hashes } = makeRecoveryCodes(desk);
      await secondFactors.confirm(user.id, now().toISOString(), hashes);
      await sessions.removeOfUser(user.id, secretHash);
      await audit(request, 'secondFactor.create', user.id);
      return { recoveryCodes: [...codes] };
    },
  );

  app.post(
    `${path}/remove`,
    {
      config: change,
      schema: { tags, body: secondFactorProofSchema, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      const { user, secretHash } = sessionOf(request);
      const { password, code } = request.body;
      await tryPassword(desk, request, { name: user.name, password }, () =>
        checkCode(desk, request, user, code),
      );
      await secondFactors.remove(user.id);
      await sessions.removeOfUser(user.id, secretHash);
      await audit(request, 'secondFactor.delete', user.id);
      return reply.code(204).send(null);
    },
  );
};
