export { createFeatureWeigher, type FeatureWeigher } from './featureWeigher.ts';
export { embedderOf, type Embedder } from './embedder.ts';
export { fitEmbedding, type FittedEmbedding } from './fitEmbedding.ts';
