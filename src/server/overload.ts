import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem.ts';

/** Tells whether this process is behind with its work. */
export interface Lateness {
  readonly isLate: () => boolean;
  readonly close: () => void;
}

const lateMilliseconds = 1000;
const lookMilliseconds = 2000;
const resolution = 20;

/** Watches the event loop: it is late while the usual turn of the last two seconds came more than a second late. */
export function watchEventLoop(): Lateness {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let late = false;
  const timer = setInterval(() => {
    late = delay.percentile(50) / 1e6 > lateMilliseconds;
    delay.reset();
  }, lookMilliseconds).unref();
  return {
    isLate: () => late,
    close: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}

const retrySeconds = 5;

/** Refuses work while the process is behind, but for the question how it is. */
export function refuseWhenLate(app: FastifyInstance, isLate: () => boolean): void {
  app.addHook('onRequest', async (request) => {
    if (!isLate() || request.routeOptions.url === '/health') return;
    throw new HttpProblem(503, 'The server is busy; try again in a few seconds.', retrySeconds);
  });
}
