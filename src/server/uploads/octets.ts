import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../problem.ts';

/** Lets the routes of this app, and no others, take bytes as a stream. */
export function takeOctets(app: FastifyInstance): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
}

/** @throws HttpProblem 415 where the body is no file */
export function octetsOf(body: unknown): Readable {
  if (body instanceof Readable) return body;
  throw new HttpProblem(
    415,
    'Send the file itself as the body, with content-type application/octet-stream.',
  );
}
