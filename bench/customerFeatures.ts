/**
 * Transactions to customer features: `node bench/customerFeatures.ts <transactions.csv> [memory, such as 1GB]`. Reads, types by evidence and
 * aggregates as a run does, and prints figures of the result as JSON.
 */
import {
  customersFromTransactions,
  foldersOf,
  openSession,
  openSource,
} from '../src/data/index.ts';
import { assignRoles, planAggregation } from '../src/features/index.ts';

const [file = '', memoryLimit] = process.argv.slice(2);
await using session = await openSession({
  folders: foldersOf(file),
  ...(memoryLimit === undefined ? {} : { memoryLimit }),
});
const source = await openSource(session, file, { markers: 'auto' });
const roles = assignRoles(source.columns, { id: null, roles: {} });
const { relation } = await customersFromTransactions(
  session,
  source,
  planAggregation(source.columns, roles),
);
const sum = (column: string, digits: number): string => `round(sum(${column}), ${digits})`;
const figures = await session.row(
  `SELECT count(*) AS customers, ${sum('monetary', 2)} AS monetary, ${sum('median_amount', 2)} AS medians,
     CAST(sum(active_days) AS DOUBLE) AS "active days", ${sum('weekend_share', 3)} AS weekend, ${sum('trend', 3)} AS trend
   FROM "${relation}"`,
);
process.stdout.write(`${JSON.stringify({ rows: source.rowsRead, ...figures })}\n`);
