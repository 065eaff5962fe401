import { z } from 'zod';
import { classifierReportSchema, rulesSchema } from './classifier.ts';
import { segmentConfigSchema } from './config.ts';
import {
  columnRoleSchema,
  columnSummarySchema,
  decisionSchema,
  rejectSchema,
  shapeSchema,
  unitSchema,
} from './dataset.ts';
import { embeddingReportSchema } from './embedding.ts';
import { keptInspectionSchema } from './inspection.ts';
import { selectionSchema, solutionSchema } from './selection.ts';

/** One feature or number column of one segment, in the column's own unit. */
export const featureProfileSchema = z.object({
  feature: z.string(),
  label: z.string(),
  unit: unitSchema,
  /** True where the segments were formed on it, false where it only describes them. */
  clustered: z.boolean(),
  count: z.number(),
  mean: z.number().nullable(),
  q1: z.number().nullable(),
  median: z.number().nullable(),
  q3: z.number().nullable(),
  overallMean: z.number().nullable(),
  overallMedian: z.number().nullable(),
  /** (mean - overall mean) / overall standard deviation, in the column's own unit. */
  z: z.number().nullable(),
  /** The same difference on the scale the segments were formed on (after the transform); null when not clustered. */
  modelZ: z.number().nullable(),
});
export type FeatureProfile = z.infer<typeof featureProfileSchema>;

/** One level of a category in one segment. */
export const levelProfileSchema = z.object({
  level: z.string(),
  count: z.number(),
  /** Share of the segment's customers with a value. */
  share: z.number(),
  overallShare: z.number(),
  /** share / overallShare: 1 is as everywhere. */
  lift: z.number().nullable(),
});
export const categoryProfileSchema = z.object({
  feature: z.string(),
  label: z.string(),
  levels: z.array(levelProfileSchema),
});
export type CategoryProfile = z.infer<typeof categoryProfileSchema>;

/** Rate of an outcome in one segment, with its 95 % Wilson interval (Wilson, 1927). */
export const outcomeRateSchema = z.object({
  outcome: z.string(),
  /** The level that counts as success: `yes`. */
  level: z.string(),
  rate: z.number(),
  lower: z.number(),
  upper: z.number(),
  overallRate: z.number(),
});
export type OutcomeRate = z.infer<typeof outcomeRateSchema>;

export const traitSchema = z.object({
  feature: z.string(),
  label: z.string(),
  unit: unitSchema,
  direction: z.enum(['high', 'low']),
  /** The segment's mean, or share for a yes/no. */
  value: z.number(),
  overall: z.number(),
  z: z.number(),
  /** In words: "cash advances 3.1 x the average". */
  text: z.string(),
});
export type Trait = z.infer<typeof traitSchema>;

export const strategySchema = z.object({
  action: z.string(),
  rationale: z.string(),
  /** The figures that speak for it, in words. */
  evidence: z.string(),
});
export type Strategy = z.infer<typeof strategySchema>;

export const segmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  size: z.number(),
  share: z.number(),
  cluster: z.number(),
  /** The naming rule of the playbook that fitted best. */
  ruleId: z.string(),
  traits: z.array(traitSchema),
  strategy: z.array(strategySchema),
  profile: z.object({
    features: z.array(featureProfileSchema),
    categories: z.array(categoryProfileSchema),
    outcomes: z.array(outcomeRateSchema),
  }),
  /** Mean silhouette of its customers; null when not computed. */
  silhouette: z.number().nullable(),
  /** How it is found again when customers are drawn anew (Hennig, 2007); null where that was not tried. */
  stability: z
    .object({
      /** Mean Jaccard coefficient with the best match. */
      jaccard: z.number(),
      /** Share of the draws in which it was found again. */
      recovered: z.number(),
      verdict: z.enum(['stable', 'doubtful', 'dissolved']),
    })
    .nullable()
    .default(null),
});
export type Segment = z.infer<typeof segmentSchema>;

/** How the values of one feature spread, over all customers and in each segment. */
export const distributionSchema = z.object({
  feature: z.string(),
  label: z.string(),
  unit: unitSchema,
  /** `log` where the edges grow by a factor. */
  spacing: z.enum(['linear', 'log']),
  /** nBins + 1, ascending. */
  edges: z.array(z.number()),
  /** nBins counts over all customers. */
  overall: z.array(z.number()),
  /** One row of nBins counts a segment, in the order of `segments`. */
  bySegment: z.array(z.array(z.number())),
});
export type Distribution = z.infer<typeof distributionSchema>;

/** What a customer map is drawn by: components of the features, components of an autoencoder's codes, or UMAP. */
export const mapKinds = ['pca', 'autoencoder', 'umap'] as const;

/** Customers in a plane, counted in a grid: no single customer is listed by name. */
export const customerMapSchema = z.object({
  kind: z.enum(mapKinds).default('pca'),
  /** Of the two principal components; empty where the map is not theirs. */
  explainedVarianceRatio: z.array(z.number()),
  xRange: z.tuple([z.number(), z.number()]),
  yRange: z.tuple([z.number(), z.number()]),
  nx: z.number(),
  ny: z.number(),
  /** [column, row, cluster, customers] for each cell and cluster with anyone in it. */
  cells: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  /** Where each cluster's centre falls, by cluster. */
  centres: z.array(z.tuple([z.number(), z.number()])),
});
export type CustomerMap = z.infer<typeof customerMapSchema>;

/** How segments would join into broader ones, the nearest first. */
export const segmentTreeSchema = z.object({
  /** What stands at the foot of the tree: the segments, or the finer ones that were merged into them. */
  leaves: z.array(z.object({ cluster: z.number(), size: z.number() })),
  /**
   * Merge i makes the node nLeaves + i of two nodes, each a leaf or an earlier merge; heights, never falling,
   * are on the scale clustered on.
   */
  merges: z.array(z.object({ first: z.number(), second: z.number(), height: z.number() })),
});
export type SegmentTree = z.infer<typeof segmentTreeSchema>;

/** How features vary together, on the scale the segments were formed on; null where one of the two is constant. */
export const correlationsSchema = z.object({
  features: z.array(z.string()),
  /** One row and one column a feature, -1 .. 1 (Pearson). */
  values: z.array(z.array(z.number().nullable())),
});
export type Correlations = z.infer<typeof correlationsSchema>;

/** `run.json`, version 1: everything about a run but the customers themselves. */
export const runManifestSchema = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  createdAt: z.string(),
  config: segmentConfigSchema,
  seed: z.number(),
  versions: z.record(z.string(), z.string()),
  /** ISO 4217 code of amounts, null when unknown. */
  currency: z.string().nullable(),
  data: z.object({
    sources: z.array(z.string()),
    shape: shapeSchema,
    rowsRead: z.number(),
    rowsRejected: z.number(),
    rejects: z.array(rejectSchema).max(100),
    customers: z.number(),
    /** SHA-256 of the source's bytes. */
    fingerprint: z.string(),
    decisions: z.array(decisionSchema),
    columns: z.array(columnSummarySchema),
    roles: z.array(columnRoleSchema),
    /** The look at the source that `clientele inspect` gives; absent where none was taken. */
    inspection: keptInspectionSchema.optional(),
  }),
  features: z.object({
    names: z.array(z.string()),
    nSamples: z.number(),
    nFeatures: z.number(),
    /** What was done to each feature, in words. */
    steps: z.array(z.string()),
  }),
  /** What the features were condensed to; null where they were not. */
  embedding: embeddingReportSchema.nullable().default(null),
  selection: selectionSchema,
  segments: z.array(segmentSchema),
  /** Null for fewer than three segments. */
  tree: segmentTreeSchema.nullable().default(null),
  /** Customers that the algorithm put into no segment. */
  unassigned: z.number().default(0),
  /** Null where no forest was grown. */
  classifier: classifierReportSchema.nullable().default(null),
  /** Null where no tree was grown. */
  rules: rulesSchema.nullable().default(null),
  distributions: z.array(distributionSchema),
  /** By k, ascending; empty where a single k was tried. */
  solutions: z.array(solutionSchema).default([]),
  /**
   * The silhouettes of each segment's customers, in the order of `segments`: 51 quantiles from the lowest to the
   * highest; empty where there are none.
   */
  silhouettes: z.array(z.array(z.number())).default([]),
  /** Null where there is nothing to correlate. */
  correlations: correlationsSchema.nullable().default(null),
  map: customerMapSchema.nullable(),
  /** The same customers drawn in other ways. */
  otherMaps: z.array(customerMapSchema).default([]),
  warnings: z.array(z.string()),
  timings: z.record(z.string(), z.number()),
});
export type RunManifest = z.infer<typeof runManifestSchema>;
