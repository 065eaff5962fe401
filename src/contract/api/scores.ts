import { z } from 'zod';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Customers to score, one or many. */
export const scoreRequestSchema = z.strictObject({
  customers: z
    .array(z.record(z.string().max(300), cell))
    .min(1)
    .max(10_000),
});

export const scoredCustomerSchema = z.object({
  /** Null where no segment can be told; `notes` say why. */
  segmentId: z.string().nullable(),
  segment: z.string().nullable(),
  cluster: z.number().nullable(),
  probability: z.number().nullable(),
  distance: z.number().nullable(),
  nextSegment: z.string().nullable(),
  reasons: z.array(z.object({ feature: z.string(), contribution: z.number(), text: z.string() })),
  notes: z.array(z.string()),
});
export type ScoredCustomer = z.infer<typeof scoredCustomerSchema>;
export const scoreResponseSchema = z.object({ scores: z.array(scoredCustomerSchema) });
