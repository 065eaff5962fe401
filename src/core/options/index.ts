export { resolveOptions } from './resolve.ts';
export type { FlagSpec, Given, NumberSpec, OptionSpecs, Resolved } from './spec.ts';
