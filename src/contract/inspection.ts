import { z } from 'zod';
import {
  columnRoleSchema,
  columnSummarySchema,
  decisionSchema,
  rejectSchema,
  shapeSchema,
} from './dataset.ts';

/** How a source is understood before segments are made of it. */
export const inspectionSchema = z.object({
  schemaVersion: z.literal(1),
  shape: shapeSchema,
  rowsRead: z.number(),
  rowsRejected: z.number(),
  rejects: z.array(rejectSchema).max(100),
  customers: z.number(),
  /** Of the customers, one row each. */
  columns: z.array(columnSummarySchema),
  roles: z.array(columnRoleSchema),
  decisions: z.array(decisionSchema),
});
export type Inspection = z.infer<typeof inspectionSchema>;
