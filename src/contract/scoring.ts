import { z } from 'zod';
import { decisionSchema, rejectSchema, shapeSchema } from './dataset.ts';

/** How far the shares of the segments have moved since they were made. */
export const shiftVerdicts = ['stable', 'moving', 'moved'] as const;

/** What `clientele score --json` prints: how it went, and no customer. */
export const scoreReportSchema = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  source: z.string(),
  /** The file written, as it was named. */
  file: z.string(),
  shape: shapeSchema,
  rowsRead: z.number(),
  rowsRejected: z.number(),
  rejects: z.array(rejectSchema).max(100),
  customers: z.number(),
  /** Customers that no segment could be told for; `notes` beside them says why. */
  unscored: z.number(),
  /** Customers with a note: a value was missing, new, not a number or out of range. */
  noted: z.number(),
  /** Columns the segments were formed on that the source lacks. */
  absent: z.array(z.string()),
  decisions: z.array(decisionSchema),
  segments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      size: z.number(),
      share: z.number(),
      /** Its share when the segments were made. */
      trainedShare: z.number(),
    }),
  ),
  shift: z.object({
    /** Population stability index over the segments (Siddiqi, 2006). */
    index: z.number(),
    verdict: z.enum(shiftVerdicts),
  }),
  warnings: z.array(z.string()),
  timings: z.record(z.string(), z.number()),
});
export type ScoreReport = z.infer<typeof scoreReportSchema>;
