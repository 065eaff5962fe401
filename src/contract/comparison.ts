import { z } from 'zod';
import { algorithmNameSchema } from './algorithms.ts';
import { shapeSchema } from './dataset.ts';
import { verdicts } from './selection.ts';

/** A run as it stands beside others. */
export const comparedRunSchema = z.object({
  runId: z.string(),
  createdAt: z.string(),
  sources: z.array(z.string()),
  shape: shapeSchema,
  customers: z.number(),
  algorithm: algorithmNameSchema,
  k: z.number(),
  /** Of the chosen k; null where it was not computed. */
  silhouette: z.number().nullable(),
  daviesBouldin: z.number().nullable(),
  verdict: z.enum(verdicts),
  segments: z.array(
    z.object({ id: z.string(), name: z.string(), size: z.number(), share: z.number() }),
  ),
});
export type ComparedRun = z.infer<typeof comparedRunSchema>;

/** How the customers of one run stand in another. */
export const agreementSchema = z.object({
  first: z.string(),
  second: z.string(),
  /** Customers with a segment in both runs; null where customers have no identity of their own. */
  shared: z.number().nullable(),
  /** Customers of one run alone; null as `shared`. */
  onlyFirst: z.number().nullable(),
  onlySecond: z.number().nullable(),
  /** Over the shared customers (Hubert and Arabie, 1985): 1 is the same grouping, about 0 is chance; null without any. */
  adjustedRandIndex: z.number().nullable(),
  /**
   * Shared customers: one row a segment of the first run, one column a segment of the second, both in the order of
   * `segments`.
   */
  moves: z.array(z.array(z.number())),
  /** Why the customers cannot be compared; null where they can. */
  remark: z.string().nullable(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** What `clientele compare --json` prints: the runs, and how each later one agrees with the first. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  runs: z.array(comparedRunSchema),
  agreements: z.array(agreementSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
