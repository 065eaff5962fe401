export { checkPca, pca, pcaOf, pcaScores, type Pca } from './pca.ts';
