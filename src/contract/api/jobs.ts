import { z } from 'zod';
import { segmentConfigSchema } from '../config.ts';
import { partSchema } from './datasets.ts';

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** A segmentation under way, waiting or over. */
export const jobSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  state: z.enum(jobStates),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** What is being done now: "Finding segments". */
  stage: z.string().nullable(),
  /** 0..1 */
  progress: z.number(),
  /** The run it made; null until then. */
  runId: z.string().nullable(),
  /** Why it failed and what to do; null otherwise. */
  error: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;
export const jobListSchema = z.object({ jobs: z.array(jobSchema) });

/** What a server lets a caller choose: no path, no threads and no memory. */
export const newRunSchema = z.strictObject({
  datasetId: z.string(),
  options: segmentConfigSchema
    .omit({ source: true, threads: true, memory: true, playbook: true })
    .partial()
    .extend({ part: partSchema.nullable().optional().describe('table or sheet to read') })
    .default({}),
});
export type NewRun = z.input<typeof newRunSchema>;
