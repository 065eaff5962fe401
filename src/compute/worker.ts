export {
  binForestRows,
  forestThresholds,
  growForestTrees,
  sumForestVotes,
} from './tasks/forests.ts';
export { finishKMeans, restartKMeans } from './tasks/kMeans.ts';
export { assignMixtureRows, sumMixtureBlocks } from './tasks/mixtures.ts';
export { silhouettesOfRows, sumSilhouetteStrip } from './tasks/silhouettes.ts';
