import { z } from 'zod';

const clusters = {
  nClusters: z.number(),
  /** nClusters x nFeatures, in the order of `recipe.features`: the centre of each cluster. */
  centroids: z.array(z.array(z.number())),
};

/** Each customer to the nearest centre. */
const kMeansModelSchema = z.object({ algorithm: z.literal('kmeans'), ...clusters });

/** Each customer to the most probable component; the centroids are the means. */
export const gaussianMixtureModelSchema = z.object({
  algorithm: z.literal('gaussian-mixture'),
  ...clusters,
  covarianceType: z.enum(['full', 'tied', 'diag', 'spherical']),
  /** Share of each component, summing to 1. */
  weights: z.array(z.number()),
  /** Row-major as core's `GaussianMixtureModel` lays them out. */
  covariances: z.array(z.number()),
});
export type GaussianMixtureFile = z.infer<typeof gaussianMixtureModelSchema>;

/** A fitted clustering: enough to place new rows. */
export const clusterModelSchema = z.discriminatedUnion('algorithm', [
  kMeansModelSchema,
  gaussianMixtureModelSchema,
]);
export type ClusterModel = z.infer<typeof clusterModelSchema>;
