export { associationsOf } from './associations.ts';
export { newestDay } from './coverage.ts';
export { countDuplicates } from './duplicates.ts';
export { surveyColumns } from './surveyColumns.ts';
