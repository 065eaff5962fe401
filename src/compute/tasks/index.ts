export {
  moveAutoencoderParameters,
  reconstructAutoencoderRows,
  trainAutoencoderBlock,
  trainAutoencoderEpoch,
} from './autoencoders.ts';
export { sumCovarianceBlock } from './covariances.ts';
export { binForestRows, forestThresholds, growForestTrees, sumForestVotes } from './forests.ts';
export {
  assignKMeansRows,
  findKMeansFinalists,
  gatherKMeansRows,
  moveKMeansBlocks,
  packKMeansRows,
  polishKernelKMeans,
  restartKernelKMeans,
  squareKMeansRows,
} from './kernelKMeans.ts';
export { finishPlainKMeans, restartPlainKMeans } from './plainKMeans.ts';
export { assignMixtureRows, sumMixtureBlocks, sumMixtureParts } from './mixtures.ts';
export { silhouettesOfRows, sumSilhouetteStrip } from './silhouettes.ts';
