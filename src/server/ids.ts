import { z } from 'zod';
import { HttpProblem } from './problem.ts';

/** What an id may look like; checked before any file is touched. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits and the signs _ and -');

export const idParams = z.object({ id: idSchema });

/** @returns the 404 of a thing that is not there */
export function notFound(kind: string, id: string): HttpProblem {
  return new HttpProblem(
    404,
    `There is no ${kind} "${id}"; it may have been deleted. List what there is, and name one of those.`,
  );
}
