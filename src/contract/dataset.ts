import { z } from 'zod';

/** What one row of a source stands for. */
export const shapes = ['transactions', 'card-usage', 'campaign', 'customers', 'table'] as const;
export const shapeSchema = z.enum(shapes);
export type Shape = z.infer<typeof shapeSchema>;

/** The part a column plays. */
export const roles = [
  'id', // identifies the customer
  'key', // identifies something else: a transaction, a card
  'date', // when it happened
  'time', // time of day
  'birth-date',
  'value', // what the customer holds: balance, assets, deposits
  'spend', // what goes out: purchases, transaction amounts, withdrawals
  'credit', // limits, loans, cash advances, repayments
  'income',
  'frequency', // how often: counts and rates of activity
  'recency', // time since the last activity
  'score', // loyalty and the like
  'age',
  'protected', // gender, marital status, location, name: describes, never clusters unasked
  'outcome', // what a campaign tried to reach
  'leak', // known only after the outcome
  'context', // describes the call or the economy, not the customer
  'number', // any other number
  'flag', // any other yes/no
  'category', // any other category
  'text', // free text, or categories too many to count
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const units = ['money', 'count', 'rate', 'days', 'years', 'none'] as const;
export const unitSchema = z.enum(units);
export type Unit = z.infer<typeof unitSchema>;

export const columnTypes = ['number', 'date', 'time', 'flag', 'text'] as const;
export const columnTypeSchema = z.enum(columnTypes);

/** What reading a column showed. Numbers are null where they do not apply. */
export const columnSummarySchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  /** How the text was read: `%d/%m/%y`, `decimal comma`, ...; null when nothing special. */
  format: z.string().nullable(),
  /** Rows with a value, after markers became missing. */
  count: z.number(),
  missing: z.number(),
  /** Values that did not fit the type and became missing. */
  invalid: z.number(),
  distinct: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  std: z.number().nullable(),
  q1: z.number().nullable(),
  median: z.number().nullable(),
  q3: z.number().nullable(),
  skewness: z.number().nullable(),
  /** True when every number is whole. */
  integer: z.boolean(),
  /** The commonest values with their counts, at most 20; empty unless `distinct` <= 60. */
  topValues: z.array(z.object({ value: z.string(), count: z.number() })),
});
export type ColumnSummary = z.infer<typeof columnSummarySchema>;

/** The role found for a column, with the evidence. */
export const columnRoleSchema = z.object({
  name: z.string(),
  role: roleSchema,
  /** A finer word the playbook knows: `cash-advance`, `instalments`, `balance`, ...; null when none fits. */
  concept: z.string().nullable(),
  /** The name for people: "Cash advance". */
  label: z.string(),
  unit: unitSchema,
  /** 0..1 */
  confidence: z.number(),
  reason: z.string(),
});
export type ColumnRole = z.infer<typeof columnRoleSchema>;

/** A row of the source that could not be read. */
export const rejectSchema = z.object({
  line: z.number(),
  column: z.string().nullable(),
  reason: z.string(),
});
export type Reject = z.infer<typeof rejectSchema>;

/** Something decided about the data without being asked, and why. */
export const decisionSchema = z.object({
  /** Which part of the work decided: read, marker, role, shape, customers, feature, clean. */
  stage: z.enum(['read', 'marker', 'role', 'shape', 'customers', 'feature', 'clean']),
  column: z.string().nullable(),
  /** One sentence: what was done and why. */
  text: z.string(),
  /** Values or rows touched; null where counting makes no sense. */
  count: z.number().nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** A value that stands for "missing" in one column. */
export const markerSchema = z.object({
  column: z.string(),
  /** The value as it is written in the source: `unknown`, `-1`, `1/1/1800`. */
  value: z.string(),
  count: z.number(),
  reason: z.string(),
});
export type Marker = z.infer<typeof markerSchema>;
