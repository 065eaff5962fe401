import type { FastifyInstance } from 'fastify';
import { assembleServer, type ServerOptions } from './assembleServer.ts';

/**
 * The server as a value: it answers `app.inject` and listens when it is told to. `app.close()` ends what it does.
 *
 * @throws ClienteleError `usage` for settings that cannot be read, `resource` when the workspace cannot be used
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { app } = await assembleServer(options);
  return app;
}
