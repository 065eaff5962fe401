import { z } from 'zod';
import {
  datasetListSchema,
  datasetPartsSchema,
  datasetSchema,
  inspectionQuerySchema,
  inspectionSchema,
  uploadQuerySchema,
  type Dataset,
} from '../../contract/index.ts';
import { mayHoldParts, sourceOfPart } from '../../run/index.ts';
import type { Catalogue } from '../../store/index.ts';
import { idParams, notFound } from '../ids.ts';
import { HttpProblem } from '../problem.ts';
import { answerOf } from '../jobs/answerOf.ts';
import { datasetFile, removeDataset, takeIn } from '../uploads/datasets.ts';
import { octetsOf, takeOctets } from '../uploads/octets.ts';
import { checkLength } from '../uploads/receive.ts';
import { waitLong } from '../waitLong.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['datasets'];

/** Uploaded files. */
export const datasetRoutes: Routes = (services) => async (app) => {
  const { context } = services;
  const { catalogue, limits, audit } = context;
  takeOctets(app);

  app.get(
    '/datasets',
    {
      config: { access: 'viewer' },
      schema: { tags, response: { 200: datasetListSchema, ...problems } },
    },
    async () => ({ datasets: await catalogue.datasets.list() }),
  );

  app.post(
    '/datasets',
    {
      config: { access: 'analyst' },
      schema: {
        tags,
        description: 'The body is the file, as it is (application/octet-stream).',
        querystring: uploadQuerySchema,
        response: { 201: datasetSchema, ...problems },
      },
    },
    async (request, reply) => {
      const body = octetsOf(request.body);
      checkLength(request.headers['content-length'], limits.maxUpload);
      const dataset = await takeIn(context, request.query.name, body);
      await audit(request, 'dataset.create', dataset.id);
      return reply.code(201).header('location', `/api/v1/datasets/${dataset.id}`).send(dataset);
    },
  );

  app.get(
    '/datasets/:id',
    {
      config: { access: 'viewer' },
      schema: { tags, params: idParams, response: { 200: datasetSchema, ...problems } },
    },
    ({ params }) => datasetOf(catalogue, params.id),
  );

  app.get(
    '/datasets/:id/inspection',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        description: 'How the file is understood before segments are made of it.',
        params: idParams,
        querystring: inspectionQuerySchema,
        response: { 200: inspectionSchema, ...problems },
      },
    },
    async ({ params, query, raw }) => {
      waitLong(raw);
      const file = datasetFile(context.root, await datasetOf(catalogue, params.id));
      const { part = null, ...options } = query;
      return answerOf(services, inspectionSchema, (target) => ({
        kind: 'inspect',
        root: context.root,
        source: sourceOfPart(file, part),
        options,
        target,
      }));
    },
  );

  app.get(
    '/datasets/:id/parts',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        description: 'The tables of a database file or the sheets of a workbook, to choose from.',
        params: idParams,
        response: { 200: datasetPartsSchema, ...problems },
      },
    },
    async ({ params, raw }) => {
      waitLong(raw);
      const source = datasetFile(context.root, await datasetOf(catalogue, params.id));
      // Most files are one table, and need no process that would say so.
      if (!(await mayHoldParts(source))) return { kind: null, names: [] };
      return answerOf(services, datasetPartsSchema, (target) => ({
        kind: 'parts',
        root: context.root,
        source,
        target,
      }));
    },
  );

  app.delete(
    '/datasets/:id',
    {
      config: { access: 'analyst' },
      schema: { tags, params: idParams, response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      const dataset = await datasetOf(catalogue, request.params.id);
      await refuseInUse(catalogue, dataset);
      await removeDataset(context, dataset);
      await audit(request, 'dataset.delete', dataset.id);
      return reply.code(204).send(null);
    },
  );
};

/** @throws HttpProblem 404 */
export async function datasetOf(catalogue: Catalogue, id: string): Promise<Dataset> {
  const dataset = await catalogue.datasets.find(id);
  if (dataset === null) throw notFound('dataset', id);
  return dataset;
}

/** Jobs in the list that is searched. */
const searched = 1000;

async function refuseInUse(catalogue: Catalogue, { id }: Dataset): Promise<void> {
  const jobs = await catalogue.jobs.list(searched);
  const user = jobs.find(({ datasetId, endedAt }) => datasetId === id && endedAt === null);
  if (user === undefined) return;
  throw new HttpProblem(
    409,
    `Job ${user.id} needs this file; cancel it first, or wait for its end.`,
  );
}
