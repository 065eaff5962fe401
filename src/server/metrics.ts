import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Catalogue } from '../store/index.ts';
import type { EndedState } from './jobs/queuePorts.ts';

/** What the server tells a Prometheus of itself: numbers by route pattern, never by address, user or customer. */
export interface Metrics {
  readonly countJob: (state: EndedState) => void;
  /** The text that Prometheus reads, and its media type. */
  readonly read: () => Promise<{ readonly text: string; readonly type: string }>;
}

let ofProcess: Registry | null = null;

/** Memory, processor, garbage collection and event loop: one set a process, however many servers it has. */
function processMetrics(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/**
 * Counts every request from now on.
 *
 * @param refused how many were refused before they came here
 */
export function registerMetrics(
  app: FastifyInstance,
  catalogue: Catalogue,
  refused: () => number,
): Metrics {
  const register = new Registry();
  const registers = [register];
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'clientele_http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  });
  const seconds = new Histogram({
    name: 'clientele_http_request_duration_seconds',
    help: 'Time until a request was answered.',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const ended = new Counter({
    name: 'clientele_jobs_ended_total',
    help: 'Jobs that ended in this process, by how.',
    labelNames: ['state'],
    registers,
  });
  const shed: Counter = new Counter({
    name: 'clientele_http_requests_refused_total',
    help: 'Requests refused unseen, as too many were under way.',
    registers,
    collect() {
      shed.reset();
      shed.inc(refused());
    },
  });
  registerJobs(catalogue, registers);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    requests.inc(labels);
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
  return {
    countJob: (state) => ended.inc({ state }),
    async read() {
      const all = Registry.merge([processMetrics(), register]);
      return { text: await all.metrics(), type: all.contentType };
    },
  };
}

function registerJobs(catalogue: Catalogue, registers: Registry[]): void {
  const jobs: Gauge<'state'> = new Gauge({
    name: 'clientele_jobs',
    help: 'Jobs that wait and jobs that run.',
    labelNames: ['state'],
    registers,
    async collect() {
      const { queued, running } = await catalogue.jobs.counts();
      jobs.set({ state: 'queued' }, queued);
      jobs.set({ state: 'running' }, running);
    },
  });
}
