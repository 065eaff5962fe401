export { adjustedRandIndex } from './adjustedRandIndex.ts';
export { calinskiHarabasz } from './calinskiHarabasz.ts';
export { daviesBouldin } from './daviesBouldin.ts';
export { dispersionScores, type DispersionScores } from './dispersionScores.ts';
export {
  collectSilhouettes,
  groupForSilhouettes,
  prepareSilhouettes,
  type SilhouetteGroups,
  type SilhouetteTask,
} from './silhouette.ts';
export { silhouetteByCluster } from './silhouetteByCluster.ts';
export { silhouetteOf, silhouetteRows } from './silhouetteRows.ts';
export { silhouetteSamples, silhouetteScore } from './silhouetteSamples.ts';
export { squaredSilhouetteSamples, squaredSilhouetteScore } from './squaredSilhouette.ts';
