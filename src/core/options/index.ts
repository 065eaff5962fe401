export { resolveOptions } from './resolve.ts';
export { largestSeed } from './spec.ts';
export type { FlagSpec, Given, NumberSpec, OptionSpecs, Resolved } from './spec.ts';
