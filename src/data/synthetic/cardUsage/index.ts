import { csvChunks } from '../csvChunks.ts';
import { roundTo } from '../draw/index.ts';
import type { SyntheticColumn, SyntheticShape, SyntheticSize } from '../shape.ts';
import { createCardDraw, type Card } from './card.ts';
import { cardGroups } from './groups.ts';

const columns: readonly SyntheticColumn[] = [
  { name: 'CUST_ID', type: 'text' },
  { name: 'BALANCE', type: 'decimal' },
  { name: 'BALANCE_FREQUENCY', type: 'decimal' },
  { name: 'PURCHASES', type: 'decimal' },
  { name: 'ONEOFF_PURCHASES', type: 'decimal' },
  { name: 'INSTALLMENTS_PURCHASES', type: 'decimal' },
  { name: 'CASH_ADVANCE', type: 'decimal' },
  { name: 'PURCHASES_FREQUENCY', type: 'decimal' },
  { name: 'ONEOFF_PURCHASES_FREQUENCY', type: 'decimal' },
  { name: 'PURCHASES_INSTALLMENTS_FREQUENCY', type: 'decimal' },
  { name: 'CASH_ADVANCE_FREQUENCY', type: 'decimal' },
  { name: 'CASH_ADVANCE_TRX', type: 'whole' },
  { name: 'PURCHASES_TRX', type: 'whole' },
  { name: 'CREDIT_LIMIT', type: 'decimal' },
  { name: 'PAYMENTS', type: 'decimal' },
  { name: 'MINIMUM_PAYMENTS', type: 'decimal' },
  { name: 'PRC_FULL_PAYMENT', type: 'decimal' },
  { name: 'TENURE', type: 'whole' },
];

const header = columns.map(({ name }) => name).join(',');
const firstId = 10_001;

function generate({ customers, seed }: SyntheticSize): Iterable<string> {
  const drawCard = createCardDraw(seed);
  return csvChunks(header, customers, (i) => `C${firstId + i},${writeCard(drawCard(i))}`);
}

function writeCard(card: Card): string {
  const shareOfTenure = (months: number): number => roundTo(months / card.tenure, 6);
  return [
    card.balance,
    roundTo(card.balanceMonths / (card.tenure - 1), 6),
    card.purchases.amount,
    card.oneoff.amount,
    card.instalments.amount,
    card.cash.amount,
    shareOfTenure(card.purchases.months),
    shareOfTenure(card.oneoff.months),
    shareOfTenure(card.instalments.months),
    shareOfTenure(card.cash.months),
    card.cashOperations,
    card.purchaseOperations,
    card.creditLimit,
    card.payments,
    card.minimumPayments,
    shareOfTenure(card.fullPaymentMonths),
    card.tenure,
  ].join(',');
}

/** One row a card holder, after a published file of card use over half a year to a year. */
export const cardUsage: SyntheticShape = {
  shape: 'card-usage',
  columns,
  delimiter: ',',
  header,
  groups: cardGroups.map(({ name, share }) => ({ name, share })),
  countRows: (customers) => customers,
  generate,
};
