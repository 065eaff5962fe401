import { z } from 'zod';
import { classifierModelSchema } from './classifier.ts';
import { clusterModelSchema } from './clusterModel.ts';
import {
  columnRoleSchema,
  columnTypeSchema,
  markerSchema,
  roleSchema,
  shapeSchema,
  unitSchema,
} from './dataset.ts';
import { embeddingFileSchema } from './embedding.ts';
import { readingSchema } from './reading.ts';

export const transformNames = ['none', 'log1p', 'yeo-johnson'] as const;

/**
 * How one column of the feature matrix is made from one column of the customer table:
 * value -> impute -> clip -> transform -> (value - centre) / scale.
 * Fitted once on the training customers, re-applied as it stands to new ones.
 */
export const featureStepSchema = z.object({
  /** The feature's name; equals `column` unless it is one level of a category: `job=admin`. */
  name: z.string(),
  column: z.string(),
  /** The category level that counts as 1, null for a number. */
  level: z.string().nullable(),
  label: z.string(),
  /** What each level of a category counts as; absent where the column holds numbers or one level counts as 1. */
  codes: z
    .object({
      levels: z.array(z.object({ level: z.string(), value: z.number() })),
      /** What any other level counts as; null where it counts as missing. */
      other: z.number().nullable(),
    })
    .optional(),
  /** Replaces a missing value; null where rows with a missing value are dropped. */
  impute: z.number().nullable(),
  /** Values are held inside these bounds; null without winsorising. */
  clip: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  transform: z.object({
    name: z.enum(transformNames),
    /** Yeo-Johnson's lambda (Yeo and Johnson, 2000); null otherwise. */
    lambda: z.number().nullable(),
  }),
  centre: z.number(),
  scale: z.number(),
});
export type FeatureStep = z.infer<typeof featureStepSchema>;

export const recipeSchema = z.object({
  features: z.array(featureStepSchema),
});
/** The fitted preparation: customer table -> feature matrix. */
export type Recipe = z.infer<typeof recipeSchema>;

/** Features of transactions that were asked for. */
export const furtherMeasuresSchema = z.object({
  /** Days back from the reference date. */
  windows: z.array(z.number()),
  shares: z.array(z.object({ column: z.string(), levels: z.array(z.string()) })),
  seasonality: z.boolean(),
});
export type FurtherMeasures = z.infer<typeof furtherMeasuresSchema>;

/** A ratio whose parts were found: names of columns of the customer table. */
export const madeRatioSchema = z.object({
  name: z.string(),
  label: z.string(),
  of: z.array(z.string()),
  to: z.array(z.string()),
});
export type MadeRatio = z.infer<typeof madeRatioSchema>;

/** How transactions become customers; everything that must be the same again for new rows. */
export const aggregationSchema = z.object({
  id: z.string(),
  date: z.string().nullable(),
  time: z.string().nullable(),
  amount: z.string(),
  balance: z.string().nullable(),
  birthDate: z.string().nullable(),
  /** Last day of the window (ISO date); recency and age count back from it. */
  referenceDate: z.string().nullable(),
  /** First day of the window (ISO date). */
  startDate: z.string().nullable(),
  /** Absent where nothing further was asked for. */
  further: furtherMeasuresSchema.optional(),
});
export type Aggregation = z.infer<typeof aggregationSchema>;

/** A column of the customer table that scoring reads: what the recipe or the classifier takes. */
export const inputSchema = z.object({
  name: z.string(),
  label: z.string(),
  role: roleSchema,
  unit: unitSchema,
  /** A yes/no is a category with these two levels. */
  kind: z.enum(['number', 'category']),
  /** What the training customers ranged over, rounded outwards to two digits; null for a category or no values. */
  range: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  /** Mean of the training customers; null for a category. */
  mean: z.number().nullable(),
  /** Levels seen in training, ascending, with the share of the customers that have each; empty for a number. */
  levels: z.array(z.object({ level: z.string(), share: z.number() })),
  /** Whether segments were formed on it. */
  clustered: z.boolean(),
  /** Whether a bank can change it for a customer: what it sells, lends or rewards; never who the customer is. */
  influenceable: z.boolean(),
});
export type Input = z.infer<typeof inputSchema>;

/** The plane of a customer map: where a customer lies on it is (features or codes - centre) times each axis. */
export const mapPlaneSchema = z.object({
  /** `placed`: of what customers are placed in segments by, codes where there are any; or the features all the same. */
  of: z.enum(['placed', 'features']).default('placed'),
  /** nFeatures, or as many as there are codes */
  centre: z.array(z.number()),
  /** Two directions of as many each, of length 1. */
  axes: z.tuple([z.array(z.number()), z.array(z.number())]),
});
export type MapPlane = z.infer<typeof mapPlaneSchema>;

const jsonMatrixSchema = z.object({
  data: z.array(z.number()),
  nSamples: z.number(),
  nFeatures: z.number(),
});

/** A map by UMAP: new customers lie among the means that they are like. */
export const mapNeighboursSchema = z.object({
  algorithm: z.literal('umap'),
  settings: z.object({
    nComponents: z.number(),
    nNeighbors: z.number(),
    minDist: z.number(),
    spread: z.number(),
    negativeSampleRate: z.number(),
    learningRate: z.number(),
    seed: z.number(),
    nEpochs: z.number(),
  }),
  /** Means of at least two customers who are close on the map (nMeans x nFeatures or codes). */
  x: jsonMatrixSchema,
  /** Their places (nMeans x 2). */
  embedding: jsonMatrixSchema,
});
export type MapNeighbours = z.infer<typeof mapNeighboursSchema>;

/** `model.json`: enough to score new customers, and no customer data. */
export const modelFileSchema = z.object({
  schemaVersion: z.literal(1),
  shape: shapeSchema,
  columns: z.array(
    z.object({
      name: z.string(),
      type: columnTypeSchema,
      format: z.string().nullable(),
      reading: readingSchema,
    }),
  ),
  roles: z.array(columnRoleSchema),
  markers: z.array(markerSchema.omit({ count: true })),
  aggregation: aggregationSchema.nullable(),
  /** Columns of the customer table that are made of others. */
  ratios: z.array(madeRatioSchema).optional(),
  inputs: z.array(inputSchema),
  recipe: recipeSchema,
  /** What condenses the features before a row is placed; null where rows are placed by the features themselves. */
  embedding: embeddingFileSchema.nullable().default(null),
  model: clusterModelSchema,
  /** Null where there is no map to draw. */
  map: z.union([mapPlaneSchema, mapNeighboursSchema]).nullable().default(null),
  /** Of the run's other maps, in their order. */
  otherMaps: z.array(z.union([mapPlaneSchema, mapNeighboursSchema])).default([]),
  classifier: classifierModelSchema.nullable(),
  segments: z.array(z.object({ id: z.string(), name: z.string(), cluster: z.number() })),
});
export type ModelFile = z.infer<typeof modelFileSchema>;
