import { basename, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import {
  scoreRequestSchema,
  scoreResponseSchema,
  uploadQuerySchema,
  type ScoredCustomer,
} from '../../contract/index.ts';
import { createScorer } from '../../scoring/index.ts';
import { readModel } from '../../store/index.ts';
import { safeCsv } from '../csv/safeCsv.ts';
import { asDownload, csvType, textOfGoneFile } from '../download.ts';
import { idParams } from '../ids.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { scoredCustomer } from '../scores/scoredCustomer.ts';
import { inStage } from '../stage.ts';
import { octetsOf, takeOctets } from '../uploads/octets.ts';
import { checkLength, receive } from '../uploads/receive.ts';
import { safeName } from '../uploads/safeName.ts';
import { waitLong } from '../waitLong.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['score'];

/** Bytes of a request: 10,000 customers with some dozens of columns. */
const longestRequest = 16 * 2 ** 20;

/** Customers scored before others get their turn. */
const atOnce = 200;

/** New customers, told their segments. */
export const scoreRoutes: Routes = (services) => async (app) => {
  const { context, scorers, sideTasks } = services;
  const { root, limits, audit } = context;
  takeOctets(app);

  app.post(
    '/runs/:id/score',
    {
      config: { access: 'analyst', rate: 'read' },
      bodyLimit: longestRequest,
      schema: {
        tags,
        params: idParams,
        body: scoreRequestSchema,
        response: { 200: scoreResponseSchema, ...problems },
      },
    },
    async ({ params: { id }, body }) => {
      const { folder, edits } = await editedRunOf(services, id);
      const open = async () => createScorer(await readModel(folder));
      return scorers.use(id, open, async (scorer) => {
        const scores: ScoredCustomer[] = [];
        for (const customer of body.customers) {
          if (scores.length % atOnce === atOnce - 1) await breathe();
          scores.push(scoredCustomer(scorer.score(customer), edits));
        }
        return { scores };
      });
    },
  );

  app.post(
    '/runs/:id/score/file',
    {
      config: { access: 'analyst' },
      schema: {
        tags,
        description:
          'The body is a file of customers (application/octet-stream); the answer is CSV.',
        params: idParams,
        querystring: uploadQuerySchema,
        response: { 200: z.string(), ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { name } = request.query;
      const body = octetsOf(request.body);
      checkLength(request.headers['content-length'], limits.maxUpload);
      const { folder } = await editedRunOf(services, id);
      await audit(request, 'run.score', id);
      waitLong(request.raw);
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      const text = await inStage(join(root, 'cache', 'scores'), async (stage) => {
        const source = join(stage, `in-${safeName(name)}`);
        const target = join(stage, 'scored.csv');
        await receive(body, source, limits.maxUpload);
        await sideTasks.run({ kind: 'score', root, run: folder, source, target }, left.signal);
        return textOfGoneFile(target);
      });
      const shown = `${basename(name, extname(name))}-scored.csv`;
      return asDownload(reply, shown, csvType).send(Readable.from(safeCsv(text)));
    },
  );
};
