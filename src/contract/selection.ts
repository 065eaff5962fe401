import { z } from 'zod';
import { algorithmNameSchema } from './algorithms.ts';

/** The figures of one k; a figure that does not apply is null. */
export const candidateSchema = z.object({
  algorithm: algorithmNameSchema,
  k: z.number(),
  /** Sum of squared distances to the own centroid. */
  inertia: z.number().nullable(),
  /** Mean silhouette (Rousseeuw, 1987). */
  silhouette: z.number().nullable(),
  /** Rows it was computed on; equals nSamples when exact. */
  silhouetteSampleSize: z.number().nullable(),
  daviesBouldin: z.number().nullable(),
  calinskiHarabasz: z.number().nullable(),
  /** Gap statistic (Tibshirani, Walther, Hastie, 2001) and its standard error. */
  gap: z.number().nullable(),
  gapStandardError: z.number().nullable(),
  bic: z.number().nullable(),
  aic: z.number().nullable(),
  /** Integrated completed likelihood (Biernacki, Celeux, Govaert, 2000): BIC plus what overlap costs; lower is better. */
  icl: z.number().nullable().default(null),
  /** Components whose likelihood is high only because they are flat in some direction. */
  nearSingular: z.number().nullable().default(null),
  /** Largest first. */
  clusterSizes: z.array(z.number()),
  /** Customers in no segment. */
  unassigned: z.number().default(0),
  converged: z.boolean(),
  nIter: z.number(),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const verdicts = ['clear', 'weak', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

const solutionNameSchema = z.object({ algorithm: algorithmNameSchema, k: z.number() });

/** How customers move between two solutions of one run. */
export const solutionFlowSchema = z.object({
  first: solutionNameSchema,
  second: solutionNameSchema,
  /** Hubert and Arabie (1985): 1 is the same grouping, about 0 is chance. */
  adjustedRandIndex: z.number(),
  /** One row a cluster of the first, one column a cluster of the second. */
  moves: z.array(z.array(z.number())),
});
export type SolutionFlow = z.infer<typeof solutionFlowSchema>;

export const selectionSchema = z.object({
  chosen: solutionNameSchema,
  /** Whether the data fall into groups: `clear`, `weak`, or `none` (no better than noise). */
  verdict: z.enum(verdicts),
  reasons: z.array(z.string()),
  /** The k each measure prefers; null where it has no preference. */
  votes: z.array(z.object({ measure: z.string(), k: z.number().nullable() })),
  candidates: z.array(candidateSchema),
  /**
   * The best solution of each algorithm with its mean place among them under silhouette, Davies-Bouldin and
   * Calinski-Harabasz, 1 the best; the one that was taken first. Empty where one algorithm was tried.
   */
  compared: z.array(solutionNameSchema.extend({ meanPlace: z.number() })).default([]),
  /**
   * Between the chosen solution and others than those in `solutions`: from what it was merged from, and to the
   * nearest one of each other algorithm.
   */
  flows: z.array(solutionFlowSchema).default([]),
});
export type Selection = z.infer<typeof selectionSchema>;

/** One number of segments that was tried, and where its clusters' customers are in other solutions. */
export const solutionSchema = z.object({
  k: z.number(),
  /** Customers of each cluster, largest first; for the chosen k in the order of `segments`. */
  sizes: z.array(z.number()),
  /** Customers of each cluster (row) in each of `segments` (column). */
  inSegments: z.array(z.array(z.number())),
  /** Customers of each cluster (row) in each cluster of the next solution (column); null for the last. */
  inNext: z.array(z.array(z.number())).nullable(),
  /** Adjusted Rand index with the next solution (Hubert and Arabie, 1985); null for the last. */
  agreementWithNext: z.number().nullable().default(null),
});
export type Solution = z.infer<typeof solutionSchema>;
