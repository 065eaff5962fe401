export * from './assignments.ts';
export * from './config.ts';
export * from './dataset.ts';
export * from './errors.ts';
export * from './model.ts';
export * from './run.ts';
export * from './version.ts';
