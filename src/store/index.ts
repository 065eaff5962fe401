export { modelJson } from './modelJson.ts';
export { checkTarget, publishReport, publishRun, type RunFiles } from './publish.ts';
export { publishFile, publishWritten } from './publishFile.ts';
export { readModel } from './readModel.ts';
export { segmentsCsv } from './segmentsCsv.ts';
export { findRun, listRuns, runFolder, workspaceRoot, type StoredRun } from './workspace.ts';
