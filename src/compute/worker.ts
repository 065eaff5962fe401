export {
  moveAutoencoderParameters,
  reconstructAutoencoderRows,
  trainAutoencoderBlock,
  trainAutoencoderEpoch,
} from './tasks/autoencoders.ts';
export { sumCovarianceBlock } from './tasks/covariances.ts';
export {
  binForestRows,
  forestThresholds,
  growForestTrees,
  sumForestVotes,
} from './tasks/forests.ts';
export {
  assignKMeansRows,
  findKMeansFinalists,
  gatherKMeansRows,
  moveKMeansBlocks,
  packKMeansRows,
  polishKernelKMeans,
  restartKernelKMeans,
  squareKMeansRows,
} from './tasks/kernelKMeans.ts';
export { finishPlainKMeans, restartPlainKMeans } from './tasks/plainKMeans.ts';
export { assignMixtureRows, sumMixtureBlocks, sumMixtureParts } from './tasks/mixtures.ts';
export { silhouettesOfRows, sumSilhouetteStrip } from './tasks/silhouettes.ts';
