import { z } from 'zod';
import { unitSchema } from '../dataset.ts';

/** A column of a run's customer table. */
export const tableColumnSchema = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'category']),
  unit: unitSchema,
  /** Of a category with at most 1,000 levels, in the order of their codes; empty otherwise. */
  levels: z.array(z.string()),
  /** Of a number; null without values. */
  range: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  missing: z.number(),
  /** Whether its values can be had as one array: numbers, and categories with at most 1,000 levels. */
  explorable: z.boolean(),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

/**
 * A run's customer table. The values of a column come as bytes, little-endian, one value a customer, in the same order
 * for all columns: a number as 32-bit float (NaN where missing), a category as 16-bit code (65535 where missing). The
 * column `segment` holds the place in `segments` of run.json.
 */
export const customerTableSchema = z.object({
  nCustomers: z.number(),
  columns: z.array(tableColumnSchema),
});
export type CustomerTable = z.infer<typeof customerTableSchema>;

const cell = z.union([z.string(), z.number(), z.null()]);

/** One condition on customers; all conditions hold together. */
export const customerFilterSchema = z.union([
  z.strictObject({
    column: z.string(),
    /** At least, and below or equal; null where open. */
    from: z.number().nullable(),
    to: z.number().nullable(),
  }),
  z.strictObject({ column: z.string(), levels: z.array(z.string()).max(1000) }),
]);
export type CustomerFilter = z.infer<typeof customerFilterSchema>;

/** A page of customers, asked for. */
export const customerQuerySchema = z.strictObject({
  /** Ids of segments; all when empty. */
  segments: z.array(z.string()).max(100).default([]),
  filters: z.array(customerFilterSchema).max(50).default([]),
  /** Part of a customer's id. */
  search: z.string().max(200).default(''),
  sort: z.strictObject({ column: z.string(), descending: z.boolean() }).nullable().default(null),
  offset: z.number().int().min(0).max(1e9).default(0),
  limit: z.number().int().min(1).max(500).default(50),
});
/** As a caller writes it; what is left out has its default. */
export type CustomerQuery = z.input<typeof customerQuerySchema>;
/** With every default filled in. */
export type FullCustomerQuery = z.output<typeof customerQuerySchema>;

/** Asks for one customer; the id may be any text. */
export const customerFindSchema = z.strictObject({ customerId: z.string().max(1000) });

export const customerRowSchema = z.object({
  customerId: z.string(),
  segmentId: z.string(),
  segment: z.string(),
  probability: z.number().nullable(),
  distance: z.number().nullable(),
  nextSegment: z.string().nullable(),
  /** Why it is here rather than in the next segment, in words. */
  reasons: z.string(),
  values: z.record(z.string(), cell),
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

export const customerPageSchema = z.object({
  /** Customers that fit. */
  total: z.number(),
  rows: z.array(customerRowSchema),
});
export type CustomerPage = z.infer<typeof customerPageSchema>;
