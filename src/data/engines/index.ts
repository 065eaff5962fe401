export { assignmentSql, type AssignmentSqlOptions } from './assignmentSql.ts';
export { sqlDialects } from './registry.ts';
