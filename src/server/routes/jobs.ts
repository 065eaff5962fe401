import { Readable } from 'node:stream';
import { z } from 'zod';
import { jobListSchema, jobSchema, newRunSchema, type Job } from '../../contract/index.ts';
import { idParams, notFound } from '../ids.ts';
import { progressEvents } from '../jobs/progressEvents.ts';
import { limitOpenAnswers } from '../openAnswers.ts';
import { HttpProblem } from '../problem.ts';
import { datasetOf } from './datasets.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['jobs'];

/** Event streams that are open at a time; each asks the catalogue twice a second. */
const mostStreams = 200;
/** Jobs that a list shows. */
const listed = 200;

/** Runs to be made: asked for, followed, cancelled. */
export const jobRoutes: Routes =
  ({ context, queue, closing }) =>
  async (app) => {
    const { catalogue, audit, actorOf } = context;
    const streams = limitOpenAnswers(mostStreams, 'event streams');

    async function jobOf(id: string): Promise<Job> {
      const job = await catalogue.jobs.find(id);
      if (job === null) throw notFound('job', id);
      return shown(job);
    }

    app.get(
      '/jobs',
      {
        config: { access: 'viewer' },
        schema: { tags, response: { 200: jobListSchema, ...problems } },
      },
      async () => ({ jobs: (await catalogue.jobs.list(listed)).map(shown) }),
    );

    app.post(
      '/jobs',
      {
        config: { access: 'analyst' },
        schema: { tags, body: newRunSchema, response: { 202: jobSchema, ...problems } },
      },
      async (request, reply) => {
        const dataset = await datasetOf(catalogue, request.body.datasetId);
        const { options } = request.body;
        const job = await queue.add({ dataset, options, askedBy: actorOf(request) });
        await audit(request, 'job.create', job.id);
        return reply.code(202).header('location', `/api/v1/jobs/${job.id}`).send(shown(job));
      },
    );

    app.get(
      '/jobs/:id',
      {
        config: { access: 'viewer' },
        schema: { tags, params: idParams, response: { 200: jobSchema, ...problems } },
      },
      ({ params }) => jobOf(params.id),
    );

    app.delete(
      '/jobs/:id',
      {
        config: { access: 'analyst' },
        schema: { tags, params: idParams, response: { 202: jobSchema, ...problems } },
      },
      async (request, reply) => {
        const { id } = await jobOf(request.params.id);
        if (!(await queue.cancel(id))) {
          throw new HttpProblem(409, `Job ${id} is over already; there is nothing to cancel.`);
        }
        await audit(request, 'job.cancel', id);
        return reply.code(202).send(await jobOf(id));
      },
    );

    app.get(
      '/jobs/:id/events',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          description: 'Server-sent events, each with the job as JSON, until the job is over.',
          params: idParams,
          response: { 200: z.unknown(), ...problems },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        await jobOf(id);
        streams.enter(reply);
        const find = async (): Promise<Job | null> => {
          const job = (await request.mayStill()) ? await catalogue.jobs.find(id) : null;
          return job === null ? null : shown(job);
        };
        return reply
          .type('text/event-stream')
          .header('x-accel-buffering', 'no')
          .send(Readable.from(progressEvents(find, closing)));
      },
    );
  };

/** A job without what only the server needs to know. */
function shown(job: Job): Job {
  return jobSchema.parse(job);
}
