import { z } from 'zod';
import {
  columnRoleSchema,
  columnSummarySchema,
  decisionSchema,
  markerSchema,
  rejectSchema,
  shapeSchema,
} from './dataset.ts';

/** Counts of values between edges, one edge more than there are counts. */
const histogramSchema = z.object({
  edges: z.array(z.number()),
  counts: z.array(z.number()),
  /** Edges that grow by a factor rather than by a distance. */
  logarithmic: z.boolean(),
  /** The last count holds all far-out values up to the largest, so that the others can be seen. */
  openEnd: z.boolean(),
});

/** The days that a date column covers; days are ISO dates. */
const dateCoverageSchema = z.object({
  first: z.string(),
  last: z.string(),
  /** Days from the first to the last, both counted, and how many of them come up. */
  days: z.number(),
  daysPresent: z.number(),
  /** Most days in a row without a value. */
  longestGap: z.number(),
  /** Values a month (YYYY-MM), or a year (YYYY) where there are more than 60 months; ascending, the last 60. */
  periods: z.array(z.object({ period: z.string(), count: z.number() })),
});

/** A column, the part it plays and what is wrong with it. */
export const inspectedColumnSchema = z.object({
  summary: columnSummarySchema,
  role: columnRoleSchema,
  /** Values beyond three times the interquartile range from the quartiles (Tukey, 1977: far out); null where that says nothing. */
  outliers: z.number().nullable(),
  /** Values that what the column holds cannot take, and why; null where any value could be. */
  impossible: z.object({ count: z.number(), reason: z.string() }).nullable(),
  constant: z.boolean(),
  /** Every row has a value and no value comes twice. */
  unique: z.boolean(),
  histogram: histogramSchema.nullable(),
  /** The commonest values; empty for numbers, dates and free text. */
  commonest: z.array(z.object({ value: z.string(), count: z.number() })),
  dates: dateCoverageSchema.nullable(),
});
export type InspectedColumn = z.infer<typeof inspectedColumnSchema>;

/** A matrix of how far columns go together; null where it cannot be said. */
const associationSchema = z.object({
  columns: z.array(z.string()),
  /** Row by row; symmetric. */
  values: z.array(z.array(z.number().nullable())),
});
export type Association = z.infer<typeof associationSchema>;

export const dataProblemKinds = [
  'rejected',
  'ambiguous',
  'repeated-id',
  'duplicates',
  'invalid',
  'impossible',
  'missing',
  'marker',
  'constant',
  'outliers',
] as const;

/** Something to mend in the source. */
export const dataProblemSchema = z.object({
  kind: z.enum(dataProblemKinds),
  column: z.string().nullable(),
  /** Values or rows touched. */
  count: z.number(),
  /** Of all values or rows, 0..1. */
  share: z.number(),
  /** One sentence: what is wrong and what to do. */
  text: z.string(),
});
export type DataProblem = z.infer<typeof dataProblemSchema>;

/** What is in a source and how it is understood: what `clientele inspect --json` prints and the server answers. */
export const inspectionSchema = z.object({
  schemaVersion: z.literal(1),
  versions: z.record(z.string(), z.string()),
  sources: z.array(z.string()),
  format: z.string(),
  fingerprint: z.string(),
  shape: shapeSchema,
  shapeReason: z.string(),
  currency: z.string().nullable(),
  /** Different values of the id, or rows where no column is one; a run may leave some out. */
  customers: z.number(),
  rowsRead: z.number(),
  rowsRejected: z.number(),
  /** The first 100. */
  rejects: z.array(rejectSchema),
  /** Rows that repeat an earlier one in every column. */
  duplicateRows: z.number(),
  columns: z.array(inspectedColumnSchema),
  markers: z.array(markerSchema),
  decisions: z.array(decisionSchema),
  warnings: z.array(z.string()),
  /** Pearson and Spearman between columns of numbers, Cramér's V between categories and yes/no. */
  correlations: z.object({
    /** Rows that they were computed on, spread evenly over the source. */
    rows: z.number(),
    pearson: associationSchema,
    spearman: associationSchema,
    cramersV: associationSchema,
  }),
  quality: z.object({
    /** 0..100 */
    score: z.number(),
    /** What the score is made of: points of so many. */
    parts: z.array(
      z.object({ name: z.string(), points: z.number(), of: z.number(), text: z.string() }),
    ),
    /** What to mend, what matters most first. */
    fixFirst: z.array(dataProblemSchema),
  }),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** What a run keeps of the look at its source. */
export const keptInspectionSchema = inspectionSchema.pick({
  duplicateRows: true,
  columns: true,
  correlations: true,
  quality: true,
});
export type KeptInspection = z.infer<typeof keptInspectionSchema>;
