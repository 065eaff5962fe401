import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { healthSchema, version, type Health } from '../../contract/index.ts';
import { toldOf } from '../problem.ts';
import type { Routes } from './plugin.ts';

type Check = Health['checks'][number];

/** `/health`: whether the catalogue answers and the workspace can be written. */
export const healthRoutes: Routes =
  ({ context: { catalogue, root } }) =>
  async (app) => {
    app.get(
      '/health',
      {
        config: { access: 'public' },
        schema: { tags: ['system'], response: { 200: healthSchema, 503: healthSchema } },
      },
      async (_request, reply) => {
        const checks = await Promise.all([
          check('catalogue', () => catalogue.ping()),
          check('workspace', () => writeAndRemove(root)),
        ]);
        const ok = checks.every((each) => each.ok);
        const health: Health = { status: ok ? 'ok' : 'failing', version, checks };
        return reply.code(ok ? 200 : 503).send(health);
      },
    );
  };

async function check(name: string, work: () => Promise<void>): Promise<Check> {
  try {
    await work();
    return { name, ok: true, detail: null };
  } catch (error) {
    return { name, ok: false, detail: toldOf(error).detail };
  }
}

async function writeAndRemove(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  const path = join(root, `.clientele-health-${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(path, 'ok', { flag: 'wx' });
  } finally {
    await rm(path, { force: true });
  }
}
