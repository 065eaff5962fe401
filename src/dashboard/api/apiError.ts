import { problemSchema } from '../../contract/index.ts';

/** An answer of the server that is not the one asked for, in words for people. */
export class ApiError extends Error {
  /** HTTP status; 0 where the server could not be reached. */
  readonly status: number;
  /** As in the server's log; null where there was no answer. */
  readonly requestId: string | null;
  /** The `type` of the problem document; null where there was none. */
  readonly type: string | null;

  constructor(
    status: number,
    message: string,
    requestId: string | null,
    type: string | null = null,
  ) {
    super(message);
    this.type = type;
    this.name = 'ApiError';
    this.status = status;
    this.requestId = requestId;
  }
}

/** The error that an answer's status and body tell: of a problem document its sentence, else one by the status. */
export function errorOf(status: number, body: string): ApiError {
  const problem = problemSchema.safeParse(jsonOrNull(body));
  if (!problem.success) return new ApiError(status, sentenceFor(status), null);
  const { detail, title, requestId, type } = problem.data;
  return new ApiError(status, detail === '' ? title : detail, requestId, type);
}

/** The error of a request that got no answer. */
export function unreachable(): ApiError {
  return new ApiError(
    0,
    'The server cannot be reached. Check that "clientele serve" runs and that you are connected, then try again.',
    null,
  );
}

/** What to tell a person about anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return 'Something unexpected happened in the dashboard. Load the page again; if it stays, tell whoever runs the server.';
}

function sentenceFor(status: number): string {
  if (status === 401) return 'You are not signed in. Sign in and try again.';
  if (status === 403) return 'Your role does not allow this. Ask an administrator.';
  if (status === 404) return 'This does not exist, or no longer does.';
  if (status === 413) return 'The file is larger than the server accepts.';
  if (status === 429)
    return 'That were many requests in a short time. Wait a moment and try again.';
  if (status === 503) return 'The server is busy. Wait a moment and try again.';
  return `The server answered with status ${status}. Try again in a moment.`;
}

/** The JSON value of `text`; null where it is none. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
