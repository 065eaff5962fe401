import { expect, test } from 'vitest';
import { summarise } from '../../test/support/columnSummaries.ts';
import type { ColumnSummary } from '../contract/index.ts';
import { planAggregation } from './aggregation.ts';
import { assignRoles, type RoleOptions } from './roles.ts';

const rows = Array.from({ length: 60 }, (_, i) => i);
const id = summarise(
  'customer',
  rows.map((i) => `C${i % 20}`),
);
const date = summarise(
  'date',
  rows.map((i) => `2024-01-${10 + (i % 20)}`),
);
const amount = summarise(
  'amount',
  rows.map((i) => 1.5 * i),
);
const fee = summarise(
  'fee',
  rows.map((i) => 0.5 * i),
);
const note = summarise(
  'note',
  rows.map((i) => `words ${i}`),
);

const plan = (
  columns: ColumnSummary[],
  options?: RoleOptions,
): ReturnType<typeof planAggregation> => planAggregation(columns, assignRoles(columns, options));

test('the amount of the transaction is preferred to other spending, and a given role to both', () => {
  expect(plan([id, date, fee, amount])).toMatchObject({
    id: 'customer',
    date: 'date',
    amount: 'amount',
  });
  expect(plan([id, date, fee, amount], { roles: { fee: 'spend' } }).amount).toBe('fee');
});

test('what the file does not give stays null, the window too', () => {
  expect(plan([id, amount])).toEqual({
    id: 'customer',
    date: null,
    time: null,
    amount: 'amount',
    balance: null,
    birthDate: null,
    referenceDate: null,
    startDate: null,
  });
});

test('what is missing is named with the way out', () => {
  expect(() => plan([date, amount])).toThrow(
    /whose transaction a row is; name it with --id COLUMN/,
  );
  expect(() => plan([id, date])).toThrow(/amount of a transaction; .*--role COLUMN=spend/);
  expect(() => plan([id, date, note], { roles: { note: 'spend' } })).toThrow(
    /"note" cannot be the amount/,
  );
});
