import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Keeps the server from starting while a route does not say who may call it.
 *
 * The check waits until all routes are made, as plugins that know nothing of ours get theirs from a hook.
 */
export function requireDeclaredRoutes(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const open = routes.find((route) => route.config?.access === undefined);
    if (open === undefined) return;
    throw new TypeError(
      `The route ${String(open.method)} ${open.url} does not say who may call it; give it config.access.`,
    );
  });
}
