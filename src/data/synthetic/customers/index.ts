import { splitSeed } from '../../../core/index.ts';
import { csvChunks } from '../csvChunks.ts';
import { createPermutation } from '../draw/index.ts';
import type { SyntheticColumn, SyntheticShape, SyntheticSize } from '../shape.ts';
import { createCustomerDraw, type Customer } from './customer.ts';
import { profiles } from './groups.ts';

const columns: readonly SyntheticColumn[] = [
  { name: 'customer_id', type: 'text' },
  { name: 'age', type: 'whole' },
  { name: 'gender', type: 'text' },
  { name: 'monthly_income', type: 'decimal' },
  { name: 'account_balance', type: 'decimal' },
  { name: 'loyalty_score', type: 'decimal' },
  { name: 'education_level', type: 'text' },
  { name: 'total_withdrawals', type: 'decimal' },
  { name: 'total_deposits', type: 'decimal' },
  { name: 'transaction_count', type: 'whole' },
  { name: 'preferred_channels', type: 'text' },
  { name: 'has_loan', type: 'text' },
  { name: 'products_owned', type: 'whole' },
  { name: 'campaign_responses', type: 'whole' },
];

const header = columns.map(({ name }) => name).join(',');

function generate(size: SyntheticSize): Iterable<string> {
  const customerId = createCustomerIds(size);
  const drawCustomer = createCustomerDraw(splitSeed(size.seed, 0));
  return csvChunks(
    header,
    size.customers,
    (i) => `${customerId(i)},${writeCustomer(drawCustomer(i))}`,
  );
}

const smallestIdSpace = 10_000_000;

/** Identifiers in no order; each starts with a zero, which a reader must not lose. */
function createCustomerIds({ customers, seed }: SyntheticSize): (i: number) => string {
  let space = smallestIdSpace;
  while (space < customers) space *= 10;
  const place = createPermutation(space, splitSeed(seed, 1));
  const digits = String(space).length;
  return (i) => String(place(i)).padStart(digits, '0');
}

function writeCustomer(customer: Customer): string {
  return [
    customer.age,
    customer.gender,
    customer.monthlyIncome,
    customer.accountBalance,
    customer.loyaltyScore,
    customer.educationLevel,
    customer.totalWithdrawals,
    customer.totalDeposits,
    customer.transactionCount,
    customer.preferredChannels,
    customer.hasLoan ? 'yes' : 'no',
    customer.productsOwned,
    customer.campaignResponses,
  ].join(',');
}

/** One row a customer, with five planted groups that overlap. */
export const customers: SyntheticShape = {
  shape: 'customers',
  columns,
  delimiter: ',',
  header,
  groups: profiles.map(({ name, share }) => ({ name, share })),
  countRows: (customers) => customers,
  generate,
};
