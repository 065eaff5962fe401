export { checkTarget, publishReport, publishRun, type RunFiles } from './publish.ts';
export { segmentsCsv } from './segmentsCsv.ts';
export { findRun, listRuns, runFolder, workspaceRoot, type StoredRun } from './workspace.ts';
