/**
 * Clientele as a library: the whole run, the numerics behind it, and the shapes it speaks.
 *
 * @module
 */
export * from './compute/index.ts';
export * from './contract/index.ts';
export * from './core/index.ts';
export * from './report/index.ts';
export { generateRows, runSegmentation, syntheticShapes, writeSynthetic } from './run/index.ts';
export type { RunPorts, RunProgress, SegmentationRun } from './run/index.ts';
export { publishRun, segmentsCsv } from './store/index.ts';
