import { z } from 'zod';
import {
  runListSchema,
  runManifestSchema,
  segmentEditSchema,
  segmentSchema,
} from '../../contract/index.ts';
import { idParams, idSchema, notFound } from '../ids.ts';
import { forgetRun } from '../runs/forgetRun.ts';
import { editedSummary } from '../runs/editedRun.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['runs'];
const segmentParams = z.object({ id: idSchema, segmentId: idSchema });

/** Finished runs and the words of their segments. */
export const runRoutes: Routes = (services) => async (app) => {
  const { context, runs } = services;
  const { edits } = context.catalogue;

  app.get(
    '/runs',
    {
      config: { access: 'viewer' },
      schema: { tags, response: { 200: runListSchema, ...problems } },
    },
    async () => {
      const [summaries, changed] = await Promise.all([runs.list(), edits.all()]);
      return {
        runs: summaries.map((summary) => {
          const own = changed.get(summary.runId);
          return own === undefined ? summary : editedSummary(summary, own);
        }),
      };
    },
  );

  app.get(
    '/runs/:id',
    {
      config: { access: 'viewer' },
      schema: { tags, params: idParams, response: { 200: runManifestSchema, ...problems } },
    },
    async ({ params }) => (await editedRunOf(services, params.id)).words.manifest,
  );

  app.delete(
    '/runs/:id',
    {
      config: { access: 'analyst' },
      schema: { tags, params: idParams, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await forgetRun(services, id))) throw notFound('run', id);
      await context.audit(request, 'run.delete', id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/runs/:id/segments',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        params: idParams,
        response: { 200: z.object({ segments: z.array(segmentSchema) }), ...problems },
      },
    },
    async ({ params }) => (await editedRunOf(services, params.id)).words.segments,
  );

  app.get(
    '/runs/:id/segments/:segmentId',
    {
      config: { access: 'viewer' },
      schema: { tags, params: segmentParams, response: { 200: segmentSchema, ...problems } },
    },
    async ({ params: { id, segmentId } }) => segmentOf(id, segmentId),
  );

  app.patch(
    '/runs/:id/segments/:segmentId',
    {
      config: { access: 'analyst' },
      schema: {
        tags,
        params: segmentParams,
        body: segmentEditSchema,
        response: { 200: segmentSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { id, segmentId } = request.params;
      await segmentOf(id, segmentId);
      await edits.merge(id, segmentId, request.body);
      await context.audit(request, 'segment.edit', `${id}/${segmentId}`);
      return reply.send(await segmentOf(id, segmentId));
    },
  );

  async function segmentOf(id: string, segmentId: string): Promise<z.infer<typeof segmentSchema>> {
    const { words } = await editedRunOf(services, id);
    const segment = words.segment(segmentId);
    if (segment === undefined) throw notFound('segment', segmentId);
    return segment;
  }
};
