export { pca, pcaScores, type Pca } from './pca.ts';
