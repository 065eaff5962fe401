export * from './covariance';
export * from './dense';
export * from './forest';
export * from './gaussianMixture';
export * from './kMeans';
export * from './silhouette';
