import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problem.ts';

/** What a request counts as. */
type RateClass = 'read' | 'change' | 'signIn';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a request to this route counts as; by its method when left out. A POST that only asks is a `read`. */
    rate?: RateClass;
  }
}

/** Requests a minute that one address may make; an IPv6 address counts with its /64 network. */
const requestsPerMinute: Readonly<Record<RateClass, number>> = {
  read: 600,
  change: 120,
  signIn: 20,
};

/**
 * Counts requests by address, those without a route too, and refuses more than `requestsPerMinute` with 429.
 *
 * @param localOnly whether only this machine reaches the server; then only sign-ins are counted, as there is no one
 * to protect from
 */
export async function limitRates(app: FastifyInstance, localOnly: boolean): Promise<void> {
  await app.register(rateLimit, { global: false });
  const limiter = (max: number) => app.createRateLimit({ max, timeWindow: 60_000 });
  const limiters = {
    read: limiter(requestsPerMinute.read),
    change: limiter(requestsPerMinute.change),
    signIn: limiter(requestsPerMinute.signIn),
  };
  app.addHook('onRequest', async (request) => {
    const rate = rateClass(request);
    if (localOnly && rate !== 'signIn') return;
    const state = await limiters[rate](request);
    if (!state.isAllowed && state.isExceeded) throw tooMany(state.ttlInSeconds);
  });
}

function rateClass(request: FastifyRequest): RateClass {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return request.routeOptions.config.rate ?? (reads ? 'read' : 'change');
}

function tooMany(seconds: number): HttpProblem {
  const sentence = `Too many requests from this address; wait ${seconds} seconds.`;
  return new HttpProblem(429, sentence, seconds);
}
