export { customersFromTable } from './customers/fromTable.ts';
export { customersWithRatios, ratiosIn, withRatios } from './customers/ratios.ts';
export { customersFromTransactions } from './customers/fromTransactions.ts';
export {
  assignmentSql,
  missingValues,
  sqlDialects,
  type AssignmentSqlOptions,
  type MissingValues,
} from './engines/index.ts';
export type { AggregationOptions, Customers } from './customers/customers.ts';
export { dropSource, openSource } from './openSource.ts';
export { readBatches, readTable, type WantedColumn } from './readTable.ts';
export { storeRows, type RowWriter } from './stored/storedRows.ts';
export type { StoredTable } from './stored/storedTable.ts';
export { foldersOf } from './lockedSettings.ts';
export { openSession, type Session, type SessionOptions } from './session.ts';
export { listParts, mayHoldParts } from './sources/listParts.ts';
export { sourceFolders } from './sources/readSource.ts';
export { parseReference } from './sources/reference.ts';
export { associationsOf, countDuplicates, newestDay, surveyColumns } from './inspection/index.ts';
export { findPublicDataset, publicDatasets, type PublicDataset } from './publicData/catalogue.ts';
export { fetchDataset, type FetchedFile } from './publicData/fetchDataset.ts';
export type { Source } from './sources/source.ts';
export { generateRows, syntheticShapes, writeSynthetic } from './synthetic/index.ts';
export { laterWindow } from './customers/laterWindow.ts';
export { openKnownSource, type KnownSource } from './openKnownSource.ts';
export { originalOf, startScoreSheet, type ScoreSheet } from './writeScores.ts';
export {
  openCustomerTable,
  startCustomerTable,
  type CustomerPageQuery,
  type CustomerTableReader,
  type TableLimits,
  type Layout,
} from './customerTable/index.ts';
