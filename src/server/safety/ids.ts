import type { FastifyRequest } from 'fastify';
import { idSchema } from '../ids.ts';
import { HttpProblem } from '../problem.ts';

const longestValue = 300;

/** Parameters of routes that name a thing of ours; every other parameter is a value to look up, never part of a path. */
const idParameters: ReadonlySet<string> = new Set(['id', 'segmentId', 'format']);

/**
 * Checks the parameters in a request's path before any file is touched.
 *
 * @throws HttpProblem 404
 */
export function checkParameters(request: FastifyRequest): void {
  const { params } = request;
  if (typeof params !== 'object' || params === null) return;
  for (const [name, value] of Object.entries(params)) {
    if (name === '*') continue;
    if (typeof value !== 'string' || !fits(name, value)) {
      throw new HttpProblem(404, 'There is nothing here by this name; check the address.');
    }
  }
}

function fits(name: string, value: string): boolean {
  if (idParameters.has(name)) return idSchema.safeParse(value).success;
  return value !== '' && value.length <= longestValue && !value.includes('\0');
}
