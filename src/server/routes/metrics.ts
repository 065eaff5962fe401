import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Metrics } from '../metrics.ts';

/** `/metrics`, as Prometheus reads it. */
export function metricsRoutes(metrics: Metrics): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/metrics',
      {
        config: { access: 'viewer' },
        schema: { tags: ['system'], response: { 200: z.string() } },
      },
      async (_request, reply) => {
        const { text, type } = await metrics.read();
        return reply.type(type).serializer(String).send(text);
      },
    );
  };
}
