import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { version } from '../contract/index.ts';

const docs = '/api/docs';

/** Describes every route that is made from now on: `/api/openapi.json` for machines, `/api/docs` for people. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Clientele', version, description: 'Customer segments of a bank.' },
    },
    transform: jsonSchemaTransform,
  });
  // The pages of the description come from a plugin that does not know our `access`.
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(docs)) route.config = { ...route.config, access: 'viewer' };
  });
}

/** To be called after `registerAccess`, so that the description is as well guarded as the rest. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { config: { access: 'viewer' }, schema: { hide: true } }, () =>
    app.swagger(),
  );
  await app.register(swaggerUi, { routePrefix: docs, uiConfig: { url: '/api/openapi.json' } });
}
