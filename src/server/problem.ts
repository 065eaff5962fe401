import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ClienteleError, type Problem } from '../contract/index.ts';
import { codeOf } from './codeOf.ts';
import { publicWords } from './publicWords.ts';

/** A refusal with its own HTTP status; its message is one sentence that says what to do. */
export class HttpProblem extends Error {
  readonly status: number;
  /** Seconds after which it may go better; null where it will not. */
  readonly retryAfter: number | null;
  /** For programs that tell one refusal from others of the same status. */
  readonly type: string;

  constructor(
    status: number,
    detail: string,
    retryAfter: number | null = null,
    type = 'about:blank',
  ) {
    super(detail);
    this.name = 'HttpProblem';
    this.status = status;
    this.retryAfter = retryAfter;
    this.type = type;
  }
}

/** What a caller is told of an error. */
export type Told = Pick<HttpProblem, 'status' | 'retryAfter' | 'type'> & {
  readonly detail: string;
};

const unexpected: Told = {
  status: 500,
  type: 'about:blank',
  retryAfter: null,
  detail: "Something unexpected went wrong; the server's log tells more under this request id.",
};
/** Seconds after which a machine that lacked something may have it again. */
const retrySeconds = 10;
const full = new Set(['ENOSPC', 'EDQUOT']);
const refused = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Turns anything thrown into a status and a sentence; what is not known becomes a plain 500. */
export function toldOf(error: unknown): Told {
  if (error instanceof HttpProblem) {
    const { status, message, retryAfter, type } = error;
    return { ...told(status, message), retryAfter, type };
  }
  if (error instanceof ClienteleError) return toldOfClientele(error);
  if (hasZodFastifySchemaValidationErrors(error)) return told(400, whatIsWrong(error));
  const status = statusOf(error);
  if (status !== null)
    return told(status, refusals.get(status) ?? 'Change the request and try again.');
  const code = codeOf(error);
  if (full.has(code)) return told(507, 'The disk is full; make room and try again.');
  if (refused.has(code)) {
    const sentence = `The machine refused (${code}); ask whoever runs this server to look at it.`;
    return { ...told(503, sentence), retryAfter: retrySeconds };
  }
  return unexpected;
}

function told(status: number, message: string): Told {
  return { status, type: 'about:blank', retryAfter: null, detail: publicWords(message) };
}

function toldOfClientele(error: ClienteleError): Told {
  if (error.kind === 'usage') return told(400, error.message);
  if (error.kind === 'data') return told(422, error.message);
  if (error.kind === 'cancelled') return told(409, error.message);
  if (full.has(codeOf(error.cause))) return told(507, error.message);
  return { ...told(503, error.message), retryAfter: retrySeconds };
}

/** What to say for Fastify's own refusals and those of its plugins, whose messages may hold what was sent. */
const refusals: ReadonlyMap<number, string> = new Map([
  [400, 'The request cannot be read; send well-formed JSON.'],
  [413, 'The body is too large; send less at once.'],
  [414, 'The address is too long; send less in it.'],
  [415, 'The body is of a kind that is not taken here; send JSON (content-type application/json).'],
]);

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const status = Number(error.statusCode);
  return status >= 400 && status < 500 ? status : null;
}

function whatIsWrong(error: {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string }[];
}): string {
  const parts = error.validation
    .slice(0, 3)
    .map(({ instancePath, message = 'is wrong' }) =>
      `${instancePath.replace(/^\//, '').replaceAll('/', '.')}: ${message}`.replace(/^: /, ''),
    );
  return `The request cannot be used: ${parts.join('; ')}.`;
}

/** Answers every error and every unknown address with a problem document (RFC 9457). */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = toldOf(error);
    if (answer.status >= 500) request.log.error(traceOf(error), 'request failed');
    return sendProblem(request, reply, answer);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, told(404, 'There is nothing at this address; see /api/docs.')),
  );
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, answer: Told): FastifyReply {
  const { status, type, detail, retryAfter } = answer;
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  const title = STATUS_CODES[status] ?? 'Error';
  const problem: Problem = { type, title, status, detail, requestId: request.id };
  // As text: the schemas of a route's answers do not hold for its errors.
  return reply
    .code(status)
    .removeHeader('content-disposition')
    .type('application/problem+json; charset=utf-8')
    .serializer((text: string) => text)
    .send(JSON.stringify(problem));
}

/** What a log may hold of an error: where it came from, and no message, which may quote a customer's value. */
function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { error: error.name, code: codeOf(error), stack: frames.slice(0, 12) };
}
