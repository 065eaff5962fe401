export { assignmentSql, type AssignmentSqlOptions } from './assignmentSql.ts';
export { sqlDialects } from './registry.ts';
export { missingValues, type MissingValues } from './missingValues.ts';
