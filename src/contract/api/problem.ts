import { z } from 'zod';

/** An error over HTTP: a problem document (RFC 9457), `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** One sentence that says what to do; free of personal data. */
  detail: z.string(),
  /** The id of the request, as in the server's log. */
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
