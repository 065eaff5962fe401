import { z } from 'zod';
import { shapeSchema } from '../dataset.ts';
import { verdicts } from '../selection.ts';

/** A run in a list. */
export const runSummarySchema = z.object({
  runId: z.string(),
  createdAt: z.string(),
  sources: z.array(z.string()),
  shape: shapeSchema,
  customers: z.number(),
  k: z.number(),
  verdict: z.enum(verdicts),
  segments: z.array(
    z.object({ id: z.string(), name: z.string(), size: z.number(), share: z.number() }),
  ),
});
export type RunSummary = z.infer<typeof runSummarySchema>;
export const runListSchema = z.object({ runs: z.array(runSummarySchema) });

/** A segment's words as people changed them; what is left out stays as it was. */
export const segmentEditSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  summary: z.string().trim().min(1).max(1000).optional(),
  strategy: z
    .array(
      z.strictObject({
        action: z.string().trim().min(1).max(300),
        rationale: z.string().trim().max(1000),
        evidence: z.string().max(1000),
      }),
    )
    .max(20)
    .optional(),
});
export type SegmentEdit = z.infer<typeof segmentEditSchema>;
