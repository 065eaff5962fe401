import { ClienteleError } from '../contract/index.ts';

/** How much the server takes on before it refuses. */
export interface ServerLimits {
  /** Bytes of an uploaded file. */
  readonly maxUpload: number;
  /** Jobs that may wait. */
  readonly queuedJobs: number;
  readonly concurrentJobs: number;
  /** Seconds that a stopping server gives requests and jobs to end. */
  readonly drainSeconds: number;
}

/**
 * The limits from `CLIENTELE_MAX_UPLOAD`, `CLIENTELE_QUEUE_LIMIT`, `CLIENTELE_CONCURRENT_JOBS` and
 * `CLIENTELE_DRAIN_SECONDS`, each with its default.
 *
 * @throws ClienteleError `usage` for anything but a whole number in range
 */
export function limitsOf(env: NodeJS.ProcessEnv): ServerLimits {
  return {
    maxUpload: numberOf(env, 'CLIENTELE_MAX_UPLOAD', 5e9, 1, 1e15),
    queuedJobs: numberOf(env, 'CLIENTELE_QUEUE_LIMIT', 20, 1, 100_000),
    concurrentJobs: numberOf(env, 'CLIENTELE_CONCURRENT_JOBS', 1, 1, 64),
    drainSeconds: numberOf(env, 'CLIENTELE_DRAIN_SECONDS', 30, 0, 3600),
  };
}

function numberOf(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new ClienteleError(
    'usage',
    `${name} cannot be ${JSON.stringify(text)}; write a whole number from ${min} to ${max}.`,
  );
}
