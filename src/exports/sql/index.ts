import { assignmentSql, sqlDialects } from '../../data/index.ts';
import type { ExportFormat } from '../format.ts';

/** One SELECT over the table of customers; see `assignmentSql`. */
export const sql: ExportFormat = {
  name: 'sql',
  summary: `one SELECT that scores a table in the warehouse (${sqlDialects.join(', ')})`,
  isBinary: false,
  takes: ['dialect', 'table', 'model'],
  takesModel: ({ algorithm }) => algorithm !== 'hdbscan',
  withoutForest:
    'SQL cannot hold the forest: hundreds of trees make a statement that no warehouse plans; leave --model out, or use --format onnx.',
  write: (model, { dialect, table }) =>
    assignmentSql(model, { dialect: dialect ?? sqlDialects[0], table: table ?? 'customers' }),
};
