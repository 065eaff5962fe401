import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idParams, notFound } from '../ids.ts';
import { editedModel } from '../runs/editedModel.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { exists } from '../uploads/datasets.ts';
import { problems, type Routes } from './plugin.ts';

/** Fitted models, by the id of their run: what a browser scores with. */
export const modelRoutes: Routes = (services) => async (app) => {
  app.get(
    '/models/:id',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['models'],
        description: 'model.json of the run; its shape is published as a JSON Schema.',
        params: idParams,
        response: { 200: z.unknown(), ...problems },
      },
    },
    async ({ params: { id } }, reply) => {
      const { folder, edits } = await editedRunOf(services, id);
      reply.type('application/json; charset=utf-8').serializer(String);
      if (edits.size > 0) return reply.send(JSON.stringify(await editedModel(folder, edits)));
      // A forest may be large; without edits there is no need to read it here.
      const file = join(folder, 'model.json');
      if (!(await exists(file))) throw notFound('model', id);
      return reply.send(createReadStream(file));
    },
  );
};
