export * from './forest';
export * from './gaussianMixture';
export * from './silhouette';
