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
const { read } = await customersFromTransactions(
  session,
  source,
  planAggregation(source.columns, roles),
);
const names = ['monetary', 'median_amount', 'active_days', 'weekend_share', 'trend'];
const table = await read(names);
const sum = (name: string, digits: number): number => {
  const column = table.columns.find((each) => each.name === name);
  if (column?.kind !== 'number') throw new TypeError(`no numbers ${name}`);
  const total = column.values.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);
  return Number(total.toFixed(digits));
};
const figures = {
  rows: source.rowsRead,
  customers: table.nRows,
  monetary: sum('monetary', 2),
  medians: sum('median_amount', 2),
  'active days': sum('active_days', 0),
  weekend: sum('weekend_share', 3),
  trend: sum('trend', 3),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
