import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Problem } from '../contract/index.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Takes as many questions at a time as can be answered soon, and refuses the others before any work is done for them: a
 * server that takes all answers none in time. Questions are GET requests, from their arrival until their answer is
 * begun; how slowly somebody sends a body or reads an answer keeps nobody else out.
 */
export interface Admission {
  readonly createServer: (handler: Handler) => Server;
  /** Questions that were refused since the start. */
  readonly refused: () => number;
}

const mostAtOnce = 100;
const retrySeconds = 1;
const keepAliveMilliseconds = 72_000;

const headers: OutgoingHttpHeaders = {
  'content-type': 'application/problem+json; charset=utf-8',
  'retry-after': String(retrySeconds),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const releases = new WeakMap<IncomingMessage, () => void>();

/** @param most questions under way */
export function createAdmission(most = mostAtOnce): Admission {
  let underWay = 0;
  let refused = 0;

  function count(request: IncomingMessage, response: ServerResponse): void {
    underWay++;
    let isCounted = true;
    const release = (): void => {
      if (isCounted) underWay--;
      isCounted = false;
    };
    releases.set(request, release);
    response.once('close', release);
  }

  function admit(request: IncomingMessage, response: ServerResponse, handler: Handler): void {
    const isQuestion = request.method === 'GET' && request.url !== '/health';
    if (isQuestion && underWay >= most) {
      refused++;
      refuse(response);
      return;
    }
    if (isQuestion) count(request, response);
    handler(request, response);
  }

  return {
    createServer(handler) {
      const server = createServer((request, response) => admit(request, response, handler));
      // A large file may take longer than Node allows by itself; a line that is silent is cut elsewhere.
      server.requestTimeout = 0;
      server.keepAliveTimeout = keepAliveMilliseconds;
      return server;
    },
    refused: () => refused,
  };
}

/** From now on a question does not count as one that is answered soon. */
export function stopCounting(request: IncomingMessage): void {
  releases.get(request)?.();
}

function refuse(response: ServerResponse): void {
  const problem: Problem = {
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    detail: 'The server is busy; try again in a few seconds.',
    requestId: randomUUID(),
  };
  const body = JSON.stringify(problem);
  response.writeHead(503, { ...headers, 'content-length': body.length }).end(body);
}
