export { isChain } from './catalogue/auditChain.ts';
export type * from './catalogue/catalogue.ts';
export { openCatalogue } from './catalogue/openCatalogue.ts';
export { modelJson } from './modelJson.ts';
export { checkTarget, publishReport, publishRun, type RunFiles } from './publish.ts';
export { publishFile, publishWritten } from './publishFile.ts';
export { readAssignments, type AssignedCustomer } from './readAssignments.ts';
export { readModel } from './readModel.ts';
export { removeRun } from './removeRun.ts';
export { segmentsCsv } from './segmentsCsv.ts';
export {
  findRun,
  findRunFolder,
  listRuns,
  runFolder,
  surveyRuns,
  workspaceRoot,
  type DamagedRun,
  type RunSurvey,
  type StoredRun,
} from './workspace.ts';
export { removeCustomerTable, tableFile, tablesFolder } from './customerTables.ts';
