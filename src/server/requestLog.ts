import type { FastifyInstance } from 'fastify';
import { version, versionHeader } from '../contract/index.ts';

/**
 * Names each answer and the version that gives it. One line a request: method, route pattern, status and time. Addresses, queries and bodies may name customers and
 * are never logged.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header(versionHeader, version);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)';
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'request');
  });
}
