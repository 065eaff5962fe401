import type { ModelFile } from '../../src/contract/index.ts';
import { modelOf, plainStep } from './exportedModels.ts';

/** Columns of a bank's transactions, with their types in SQL. */
export const transactionColumns = {
  customer_id: 'text',
  transaction_date: 'date',
  transaction_time: 'time',
  amount: 'double precision',
  balance: 'double precision',
  birth_date: 'date',
  channel: 'text',
  points: 'double precision',
} as const;

type Cell = string | number | null;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * 800 transactions of 80 customers over a year and a half, of whom some buy often and little, some rarely and much. Now
 * and then something is missing; no two transactions of a customer are at the same moment.
 */
export const bankTransactions: readonly (readonly Cell[])[] = Array.from(
  { length: 800 },
  (_, i) => {
    const isOften = i % 3 > 0;
    const customer = `${isOften ? 'A' : 'B'}${(i * 7) % 40}`;
    const month = (i * 5) % 18;
    return [
      i % 97 === 0 ? null : customer,
      i % 53 === 0
        ? null
        : `202${4 + Math.floor(month / 12)}-${two(1 + (month % 12))}-${two(1 + ((i * 11) % 28))}`,
      i % 41 === 0 ? null : `${two(i % 24)}:${two((i * 17) % 60)}:${two((i * 29) % 60)}`,
      i % 101 === 0 ? null : (isOften ? 5 : 400) + ((i * 13) % 300) / 4 - (i % 61 === 0 ? 500 : 0),
      i % 19 === 0 ? null : (i * 31) % 9000,
      i % 23 === 0 ? null : `19${two(50 + ((i * 7) % 40))}-${i % 2 === 0 ? '02-28' : '11-30'}`,
      i % 29 === 0 ? null : ['web', 'branch', 'app'][(isOften ? 0 : 1) + (i % 2)],
      i % 31 === 0 ? null : (i * 3) % 50,
    ];
  },
);

/** The same as a CSV file. */
export function bankTransactionsCsv(): string {
  const lines = bankTransactions.map((row) => row.map((cell) => cell ?? '').join(','));
  return `${[Object.keys(transactionColumns).join(','), ...lines].join('\n')}\n`;
}

/** Numbers of customers that are made of these transactions. */
export const customerFeatures = [
  'recency_days',
  'frequency',
  'monetary',
  'mean_amount',
  'median_amount',
  'max_amount',
  'balance',
  'age',
  'active_days',
  'trend',
  'weekend_share',
  'points',
  'night_share',
  'morning_share',
  'afternoon_share',
  'evening_share',
  'rfm_recency',
  'rfm_frequency',
  'rfm_monetary',
  'rfm_score',
  'amount_last_90_days',
  'transactions_last_90_days',
  'trend_90_days',
  'channel_web_share',
  'quarter_1_share',
  'month_start_share',
  'monthly_variation',
] as const;

/** A model of segments that were formed on all of them, and on the latest channel. */
export function transactionsModel(): ModelFile {
  const step = { impute: 0, centre: 0, scale: 1 };
  const steps = [
    ...customerFeatures.map((column) => plainStep(column, null, step)),
    plainStep('channel', 'web', step),
  ];
  const typeOf = (type: string): 'date' | 'time' | 'text' | 'number' =>
    type === 'double precision' ? 'number' : type === 'date' || type === 'time' ? type : 'text';
  return {
    ...modelOf(steps, [steps.map(() => 0), steps.map((_, j) => j)]),
    shape: 'transactions',
    columns: Object.entries(transactionColumns).map(([name, type]) => ({
      name,
      type: typeOf(type),
      format: null,
      reading: { kind: 'text' },
    })),
    aggregation: {
      id: 'customer_id',
      date: 'transaction_date',
      time: 'transaction_time',
      amount: 'amount',
      balance: 'balance',
      birthDate: 'birth_date',
      startDate: '2024-01-01',
      referenceDate: '2025-06-28',
      further: {
        windows: [90],
        shares: [{ column: 'channel', levels: ['web'] }],
        seasonality: true,
      },
    },
  };
}

/** SQL that makes a table of the transactions. */
export function createTransactions(table: string): string[] {
  const columns = Object.entries(transactionColumns).map(([name, type]) => `${name} ${type}`);
  const values = bankTransactions.map(
    (row) => `(${row.map((cell) => (cell === null ? 'NULL' : `'${cell}'`)).join(', ')})`,
  );
  return [
    `CREATE TABLE ${table} (${columns.join(', ')})`,
    `INSERT INTO ${table} VALUES ${values.join(', ')}`,
  ];
}
