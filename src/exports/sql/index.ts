import { ClienteleError } from '../../contract/index.ts';
import { assignmentSql, sqlDialects } from '../../data/index.ts';
import type { ExportFormat } from '../format.ts';

/** One SELECT over the table of customers, or of transactions; see `assignmentSql`. */
export const sql: ExportFormat = {
  name: 'sql',
  summary: `one SELECT that scores a table in the warehouse (${sqlDialects.join(', ')})`,
  isBinary: false,
  takes: ['dialect', 'table', 'transactions', 'model'],
  takesModel: ({ algorithm }) => algorithm !== 'hdbscan',
  withoutForest:
    'SQL cannot hold the forest: hundreds of trees make a statement that no warehouse plans; leave --model out, or use --format onnx.',
  write(model, { dialect, table, transactions }) {
    if (table !== null && transactions !== null) {
      throw new ClienteleError(
        'usage',
        'Name a table of customers with --table, or one of transactions with --transactions, not both.',
      );
    }
    return assignmentSql(model, {
      dialect: dialect ?? sqlDialects[0],
      table: transactions ?? table ?? 'customers',
      reads: transactions === null ? 'customers' : 'transactions',
    });
  },
};
