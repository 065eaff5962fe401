import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pages } from './pages/createPages.ts';
import { HttpProblem } from './problem.ts';

/** Where the build puts the dashboard, seen from the source and from the published package. */
export const builtDashboard = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/dashboard' : '../dashboard',
    import.meta.url,
  ),
);

const notBuilt =
  'The dashboard is not built; run "npm run build" and start the server again. The API is described at /api/docs.\n';

/**
 * Serves the dashboard: its files by name, and its page for every address that is neither a file, nor the API's; drawn
 * already where `pages` can. Only files that were there at the start are served.
 */
export async function registerDashboard(
  app: FastifyInstance,
  folder: string,
  pages: Pages,
): Promise<void> {
  const files = await filesIn(folder);
  if (files.size > 0) {
    await app.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      // The build puts a compressed file beside each that is worth it.
      preCompressed: true,
    });
  }
  app.addHook('onListen', async () => {
    void pages.prepare().catch(() => undefined);
  });
  app.get<{ Params: { '*': string } }>(
    '/*',
    { config: { access: 'public' }, schema: { hide: true } },
    async (request, reply) => {
      const path = request.params['*'];
      if (isServers(path)) throw noPage();
      if (files.has(path)) return sendFile(reply, path);
      // A name with an ending is a file that is not there; anything else is a place within the dashboard.
      if (/\.\w+$/.test(path)) throw noPage();
      if (!files.has('index.html'))
        return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
      const drawn = await pages.draw(request);
      if (drawn === null) return sendFile(reply, 'index.html');
      return reply.type('text/html; charset=utf-8').send(drawn);
    },
  );
}

/** Files that are named after what they hold never change; all others are asked for anew. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const lasting = path.startsWith('assets/');
  reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  return reply.sendFile(path);
}

function isServers(path: string): boolean {
  return ['api', 'health', 'metrics'].includes(path.split('/', 1)[0]);
}

function noPage(): HttpProblem {
  return new HttpProblem(
    404,
    'There is nothing at this address; begin at the dashboard, or see /api/docs.',
  );
}

async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  );
}
