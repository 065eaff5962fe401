import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import type { Services } from '../services.ts';
import { artifactRoutes } from './artifacts.ts';
import { comparisonRoutes } from './comparisons.ts';
import { customerRoutes } from './customers.ts';
import { datasetRoutes } from './datasets.ts';
import { healthRoutes } from './health.ts';
import { jobRoutes } from './jobs.ts';
import { metricsRoutes } from './metrics.ts';
import { modelRoutes } from './models.ts';
import { runRoutes } from './runs.ts';
import { scoreRoutes } from './scores.ts';
import { tableRoutes } from './table.ts';

/** Where the resources of the API stand. */
const prefix = '/api/v1';

const resources = [
  datasetRoutes,
  jobRoutes,
  runRoutes,
  artifactRoutes,
  modelRoutes,
  tableRoutes,
  customerRoutes,
  scoreRoutes,
  comparisonRoutes,
];

export async function registerRoutes(
  app: FastifyInstance,
  services: Services,
  metrics: Metrics,
): Promise<void> {
  await app.register(healthRoutes(services));
  await app.register(metricsRoutes(metrics));
  for (const routes of resources) await app.register(routes(services), { prefix });
}
