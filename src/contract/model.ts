import { z } from 'zod';
import { columnRoleSchema, columnTypeSchema, markerSchema, shapeSchema } from './dataset.ts';

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
});
export type Aggregation = z.infer<typeof aggregationSchema>;

/** `model.json`: enough to score new customers, and no customer data. */
export const modelFileSchema = z.object({
  schemaVersion: z.literal(1),
  shape: shapeSchema,
  columns: z.array(
    z.object({ name: z.string(), type: columnTypeSchema, format: z.string().nullable() }),
  ),
  roles: z.array(columnRoleSchema),
  markers: z.array(markerSchema.omit({ count: true })),
  aggregation: aggregationSchema.nullable(),
  recipe: recipeSchema,
  model: z.object({
    algorithm: z.literal('kmeans'),
    nClusters: z.number(),
    /** nClusters x nFeatures, in the order of `recipe.features`. */
    centroids: z.array(z.array(z.number())),
  }),
  segments: z.array(z.object({ id: z.string(), name: z.string(), cluster: z.number() })),
});
export type ModelFile = z.infer<typeof modelFileSchema>;
