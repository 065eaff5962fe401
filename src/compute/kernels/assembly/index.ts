export * from './forest';
export * from './gaussianMixture';
export * from './kmeans';
export * from './silhouette';
