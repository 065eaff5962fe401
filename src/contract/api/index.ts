export * from './access.ts';
export * from './customers.ts';
export * from './datasets.ts';
export * from './jobs.ts';
export * from './problem.ts';
export * from './runs.ts';
export * from './scores.ts';
export * from './system.ts';
