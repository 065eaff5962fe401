import { z } from 'zod';

export const healthSchema = z.object({
  status: z.enum(['ok', 'failing']),
  version: z.string(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().nullable() })),
});
export type Health = z.infer<typeof healthSchema>;
