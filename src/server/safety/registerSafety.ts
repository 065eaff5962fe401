import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.ts';
import { headerOptions } from './headers.ts';
import { isLocalOnly, isOwnHost } from './hosts.ts';
import { checkParameters } from './ids.ts';
import { isOwnOrigin } from './origin.ts';
import { limitRates } from './rates.ts';
import { HttpProblem } from '../problem.ts';
import { safetySettings, type SafetySettings } from './settings.ts';

const longestUrl = 8192;
const headersTimeout = 20_000;
const idleTimeout = 120_000;

/**
 * Puts the safety of the server before all routes: headers, host, origin, rates, lengths. To be called before any
 * route is made and before `registerAccess`.
 *
 * @throws ClienteleError `usage` for settings that cannot be read
 */
export async function registerSafety(app: FastifyInstance, context: ServerContext): Promise<void> {
  const settings = safetySettings(context.env);
  const localOnly = isLocalOnly(context.host, settings);
  app.server.headersTimeout = headersTimeout;
  app.server.timeout = idleTimeout;
  await app.register(helmet, headerOptions(settings.https));
  app.addHook('onRequest', async (request, reply) => {
    // Files of the dashboard, which hold nothing of the bank's, say otherwise themselves; pages drawn of a run do not.
    void reply.header('cache-control', 'no-store');
    checkPlace(app, context.host, settings, request);
    if (localOnly) checkDirect(request);
    if (!isDashboard(request)) checkOrigin(settings, request, reply);
    checkParameters(request);
    return asksForCors(request, reply) ? reply.code(204).send() : undefined;
  });
  await limitRates(app, localOnly);
}

/** By the route too, as an address may be encoded. */
function isDashboard({ method, url, routeOptions }: FastifyRequest): boolean {
  const { url: pattern = '/api/', config } = routeOptions;
  const isApi = pattern.startsWith('/api/') || url.startsWith('/api/');
  return method === 'GET' && config.access === 'public' && !isApi;
}

function checkPlace(
  app: FastifyInstance,
  host: string,
  settings: SafetySettings,
  request: FastifyRequest,
): void {
  if (request.url.length > longestUrl) {
    throw new HttpProblem(414, `An address has at most ${longestUrl} characters; send less in it.`);
  }
  const address = app.server.address();
  const port = address === null || typeof address === 'string' ? null : address.port;
  if (isOwnHost(request.headers.host, host, port, settings)) return;
  throw new HttpProblem(
    421,
    'This server does not go by that name; open it at its own address, or add the name to CLIENTELE_ALLOWED_HOSTS.',
  );
}

/** What proxies add to requests, each some of it. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
];

/**
 * A proxy that nobody told the server about would make everyone who reaches the proxy the admin. nginx adds nothing
 * unless it is told to, but then it asks by HTTP/1.0.
 */
function checkDirect({ headers, raw }: FastifyRequest): void {
  const isDirect = proxyHeaders.every((name) => headers[name] === undefined);
  if (isDirect && raw.httpVersion !== '1.0') return;
  throw new HttpProblem(
    403,
    'This request came through a proxy; set CLIENTELE_PUBLIC_URL to the address that people open, so that they sign in.',
  );
}

function checkOrigin(settings: SafetySettings, request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  void reply.header('vary', 'Origin');
  if (!isOwnOrigin(request.method, request.headers, settings)) {
    throw new HttpProblem(
      403,
      'Another web page may not use this server; open it at its own address.',
    );
  }
  if (origin !== undefined && settings.corsOrigins.has(origin)) {
    void reply.header('access-control-allow-origin', origin);
  }
}

/** Answers the question that a browser asks ahead of a request from a listed origin. */
function asksForCors(request: FastifyRequest, reply: FastifyReply): boolean {
  const allowed = reply.hasHeader('access-control-allow-origin');
  const asked = request.headers['access-control-request-method'] !== undefined;
  if (request.method !== 'OPTIONS' || !allowed || !asked) return false;
  void reply
    .header('access-control-allow-methods', 'GET, POST, PATCH, DELETE')
    .header('access-control-allow-headers', 'authorization, content-type')
    .header('access-control-max-age', '600');
  return true;
}
