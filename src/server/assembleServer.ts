import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Scorer } from '../scoring/index.ts';
import { listRuns, openCatalogue, tablesFolder } from '../store/index.ts';
import { createAdmission } from './admission.ts';
import { actorOf, createAudit, registerAccess } from './access/index.ts';
import { createApp, type LogTarget } from './app.ts';
import type { ServerContext } from './context.ts';
import { exportsFolder } from './customers/tableLimits.ts';
import { createCustomerTables } from './customers/tables.ts';
import { builtDashboard, registerDashboard } from './dashboard.ts';
import { createQueue } from './jobs/queue.ts';
import type { QueuePorts } from './jobs/queuePorts.ts';
import { runTask } from './jobs/runTask.ts';
import { createSideTasks } from './jobs/sideTasks.ts';
import { createLeases } from './leases.ts';
import { limitsOf } from './limits.ts';
import { registerMetrics } from './metrics.ts';
import { registerDocs, registerOpenApi } from './openApi.ts';
import { refuseWhenLate } from './overload.ts';
import { registerRoutes } from './routes/index.ts';
import { forgetRun } from './runs/forgetRun.ts';
import { createRunShelf } from './runs/runShelf.ts';
import { registerSafety } from './safety/index.ts';
import { createPages } from './pages/createPages.ts';
import type { Services } from './services.ts';
import { answersFolder } from './jobs/answerOf.ts';
import { scratchFolder, sweepStages } from './stage.ts';
import { sweepDatasets } from './uploads/datasets.ts';

export interface ServerOptions {
  /** The workspace's folder. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** What the server will listen on; it decides who must sign in. `127.0.0.1` when not given. */
  readonly host?: string;
  readonly now?: () => Date;
  /** Tells the person at the machine; nobody when not given. */
  readonly tellConsole?: (line: string) => void;
  /** Where JSON log lines go; nowhere when not given. */
  readonly logTo?: LogTarget;
  /** Whether the process is behind with its work. When not given, a server that listens watches itself, another never is. */
  readonly isLate?: () => boolean;
  /** The folder of the built dashboard; the one of this package when not given. */
  readonly dashboard?: string;
}

export interface AssembledServer {
  readonly app: FastifyInstance;
  readonly services: Services;
}

/** Wires the server together; see `createServer`. */
export async function assembleServer(options: ServerOptions): Promise<AssembledServer> {
  const { root, env } = options;
  const limits = limitsOf(env);
  const catalogue = await openCatalogue(root, env);
  try {
    const context: ServerContext = {
      root,
      env,
      limits,
      catalogue,
      host: options.host ?? '127.0.0.1',
      now: options.now ?? (() => new Date()),
      tellConsole: options.tellConsole ?? (() => undefined),
      actorOf,
      audit: createAudit(catalogue, options.now),
    };
    return await assemble(context, options);
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}

async function assemble(context: ServerContext, options: ServerOptions): Promise<AssembledServer> {
  const admission = createAdmission();
  const app = createApp(context.env, options.logTo ?? null, admission);
  const metrics = registerMetrics(app, context.catalogue, admission.refused);
  await registerOpenApi(app);
  await registerSafety(app, context);
  // After the headers, and before anything that asks the catalogue.
  if (options.isLate !== undefined) refuseWhenLate(app, options.isLate);
  const access = await registerAccess(app, context);
  const closing = new AbortController();
  const services = createServices(context, app, metrics.countJob, closing.signal);
  closeWith(app, services, closing);
  await sweep(context, app);
  await services.queue.start();
  await registerDocs(app);
  await registerRoutes(app, services, metrics);
  const folder = options.dashboard ?? builtDashboard;
  await registerDashboard(app, folder, createPages({ folder, services, ...access }));
  await app.ready();
  return { app, services };
}

/** Scorers that stay in memory. */
const keptScorers = 8;

function createServices(
  context: ServerContext,
  app: FastifyInstance,
  onEnd: QueuePorts['onEnd'],
  closing: AbortSignal,
): Services {
  const sideTasks = createSideTasks(context);
  const stores = {
    context,
    runs: createRunShelf(context.root),
    customers: createCustomerTables(context, sideTasks),
    scorers: createLeases<Scorer>(keptScorers, async () => undefined),
  };
  const queue = createQueue(context, {
    runTask,
    removeRun: async (runId) => {
      await forgetRun(stores, runId);
    },
    onEnd,
    onError: (error) => {
      const name = error instanceof Error ? error.name : typeof error;
      app.log.error({ error: name }, 'the queue met an error');
    },
  });
  return { ...stores, queue, sideTasks, closing };
}

function closeWith(
  app: FastifyInstance,
  { queue, sideTasks, customers, scorers, context }: Services,
  closing: AbortController,
): void {
  app.addHook('preClose', async () => {
    closing.abort();
    await sideTasks.close();
  });
  app.addHook('onClose', async () => {
    await queue.stop(0);
    await customers.close();
    await scorers.close();
    await context.catalogue.close();
  });
}

/** Clears what an earlier process left half done. */
async function sweep({ root, catalogue }: ServerContext, app: FastifyInstance): Promise<void> {
  const cache = join(root, 'cache');
  await sweepDatasets({ root, catalogue });
  const folders = [
    tablesFolder(root),
    exportsFolder(root),
    join(cache, 'scores'),
    answersFolder(root),
    scratchFolder(root),
  ];
  for (const folder of folders) await sweepStages(folder);
  await listRuns(root).catch(() => {
    app.log.warn('a run in the workspace cannot be read');
  });
}
