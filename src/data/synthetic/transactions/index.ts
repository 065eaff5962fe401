import { csvChunks } from '../csvChunks.ts';
import { writeCents } from '../draw/index.ts';
import type { SyntheticColumn, SyntheticShape, SyntheticSize } from '../shape.ts';
import { createCustomerDraw, createCustomerIds } from './customer.ts';
import { budgetGroups, createBudgetDraws } from './groups.ts';
import { publishedCustomers, publishedRows } from './marginals.ts';
import { createOwnerDraw, createPaymentDraw } from './transaction.ts';

const columns: readonly SyntheticColumn[] = [
  { name: 'TransactionID', type: 'text' },
  { name: 'CustomerID', type: 'text' },
  { name: 'CustomerDOB', type: 'text' },
  { name: 'CustGender', type: 'text' },
  { name: 'CustLocation', type: 'text' },
  { name: 'CustAccountBalance', type: 'decimal' },
  { name: 'TransactionDate', type: 'text' },
  { name: 'TransactionTime', type: 'whole' },
  { name: 'TransactionAmount (INR)', type: 'decimal' },
];

const header = columns.map(({ name }) => name).join(',');

function countRows(customers: number): number {
  return Math.round((customers * publishedRows) / publishedCustomers);
}

function generate(size: SyntheticSize): Iterable<string> {
  const nRows = countRows(size.customers);
  const owner = createOwnerDraw(nRows, size);
  const customerId = createCustomerIds(size);
  const drawCustomer = createCustomerDraw(size.seed);
  const drawPayment = createPaymentDraw(size.seed, createBudgetDraws().amount);
  return csvChunks(header, nRows, (row) => {
    const i = owner(row);
    const { group, birthDate, gender, location, balance } = drawCustomer(i);
    const { date, time, amount } = drawPayment(row, group);
    return `T${row + 1},${customerId(i)},${birthDate},${gender},${location},${balance},${date},${time},${writeCents(amount)}`;
  });
}

/** One row a transaction, after a published file of an Indian bank's transactions in 2016. */
export const transactions: SyntheticShape = {
  shape: 'transactions',
  columns,
  delimiter: ',',
  header,
  groups: budgetGroups,
  countRows,
  generate,
};
