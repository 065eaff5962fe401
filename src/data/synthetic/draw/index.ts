export * from './cents.ts';
export * from './choice.ts';
export * from './curve.ts';
export * from './marginal.ts';
export * from './permutation.ts';
export * from './round.ts';
