export { adjustedRandIndex } from './adjustedRandIndex.ts';
export { calinskiHarabasz } from './calinskiHarabasz.ts';
export { daviesBouldin } from './daviesBouldin.ts';
export { collectSilhouettes, prepareSilhouettes, type SilhouetteTask } from './silhouette.ts';
export { silhouetteOf, silhouetteRows } from './silhouetteRows.ts';
export { silhouetteSamples, silhouetteScore } from './silhouetteSamples.ts';
