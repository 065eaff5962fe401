import { z } from 'zod';

const clusters = {
  nClusters: z.number(),
  /** nClusters x nFeatures, in the order of `recipe.features` or of the codes: the centre of each cluster. */
  centroids: z.array(z.array(z.number())),
};

/** Cells around means of customers; a customer belongs to the one with the least squared distance less its offset. */
const cells = {
  /** nCells x nFeatures: centres of the cells, each the mean of at least five customers where the cluster has as many. */
  representatives: z.array(z.array(z.number())),
  /** What is taken off the squared distance to each of them. */
  offsets: z.array(z.number()),
  /** Cluster of each cell. */
  clusters: z.array(z.number()),
};

/** Each customer to the nearest centre. */
const centredModelSchema = z.object({
  algorithm: z.enum(['kmeans', 'minibatch-kmeans', 'k-prototypes']),
  ...clusters,
});
export type CentredFile = z.infer<typeof centredModelSchema>;

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

/** Each customer to the most probable class, by the levels that the customer has. */
export const latentClassModelSchema = z.object({
  algorithm: z.literal('latent-class'),
  ...clusters,
  /** Share of each class, summing to 1. */
  weights: z.array(z.number()),
  /** nClusters x nFeatures: how probable each level is in each class. */
  probabilities: z.array(z.array(z.number())),
});
export type LatentClassFile = z.infer<typeof latentClassModelSchema>;

/** Each customer to the cluster of its cell; the centroids are the means of the clusters. */
export const wardModelSchema = z.object({ algorithm: z.literal('ward'), ...clusters, ...cells });
export type WardFile = z.infer<typeof wardModelSchema>;

/** Each customer to the cluster of its cell, or to none where the least is above 0. */
export const hdbscanModelSchema = z.object({
  algorithm: z.literal('hdbscan'),
  ...clusters,
  ...cells,
  /** How firmly the customers of each cell belong to their cluster on average, 0 to 1. */
  memberships: z.array(z.number()),
});
export type HdbscanFile = z.infer<typeof hdbscanModelSchema>;

/** A fitted clustering: enough to place new rows. */
export const clusterModelSchema = z.discriminatedUnion('algorithm', [
  centredModelSchema,
  gaussianMixtureModelSchema,
  latentClassModelSchema,
  wardModelSchema,
  hdbscanModelSchema,
]);
export type ClusterModel = z.infer<typeof clusterModelSchema>;
