import { z } from 'zod';

/** An uploaded file. */
export const datasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  createdAt: z.string(),
  /** SHA-256 of its bytes. */
  fingerprint: z.string(),
});
export type Dataset = z.infer<typeof datasetSchema>;
export const datasetListSchema = z.object({ datasets: z.array(datasetSchema) });
/** The query of an upload; the body is the file, as it is. */
export const uploadQuerySchema = z.object({ name: z.string().min(1).max(200) });
