export { legacyPermutation, legacySample } from './legacyPermutation.ts';
export { createRandom, type Random } from './random.ts';
export { splitSeed } from './splitSeed.ts';
