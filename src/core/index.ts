export {
  categoriesFromColumns,
  checkCategories,
  takeCategories,
  type Categories,
} from './categories.ts';
export { checkMatrix, checkShape } from './checkMatrix.ts';
export type { Clustering } from './clustering.ts';
export * from './decomposition/autoencoder/index.ts';
export * from './decomposition/pca/index.ts';
export * from './decomposition/umap/index.ts';
export type { Executor, ExecutorHooks, KMeansTask, OnProgress } from './executor.ts';
export * from './forest/index.ts';
export * from './gaussianMixture/index.ts';
export { groupRows, type RowGroups } from './groupRows.ts';
export * from './hdbscan/index.ts';
export { createInlineExecutor } from './inlineExecutor.ts';
export * from './kmeans/index.ts';
export * from './kPrototypes/index.ts';
export * from './latentClass/index.ts';
export { matrixFromRows, sharedNumbers, takeRows, type Matrix } from './matrix.ts';
export * from './metrics/index.ts';
export * from './miniBatchKMeans/index.ts';
export * from './powerCells/index.ts';
export * from './preprocessing/index.ts';
export * from './random/index.ts';
export * from './selection/index.ts';
export * from './statistics/index.ts';
export { labelledRows } from './labelledRows.ts';
export { blocksOf, gatherRows, inMemory, keepColumns, type Rows, type StoredRows } from './rows.ts';
export type { CategoryColumn, Column, NumberColumn, Table } from './table.ts';
export * from './ward/index.ts';
