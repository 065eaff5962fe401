import { z } from 'zod';
import { segmentConfigSchema } from '../config.ts';

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

/** The tables of a database file or the sheets of a workbook; `kind` is null and `names` empty for a file of one table. */
export const datasetPartsSchema = z.object({
  kind: z.enum(['table', 'sheet']).nullable(),
  names: z.array(z.string()),
});
export type DatasetParts = z.infer<typeof datasetPartsSchema>;

/** Table or sheet to read of a file that holds several. */
export const partSchema = z.string().min(1).max(300);

const { shape, markers, dates } = segmentConfigSchema.shape;
/** How a file is looked at; as the options of a run with these names. */
export const inspectionQuerySchema = z.object({
  part: partSchema.optional(),
  shape,
  markers,
  dates,
});
export type InspectionQuery = z.input<typeof inspectionQuerySchema>;

/** The query of an upload; the body is the file, as it is. */
export const uploadQuerySchema = z.object({ name: z.string().min(1).max(200) });
