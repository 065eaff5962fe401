import { describe, expect, it } from 'vitest';
import { plainSummary } from '../../test/support/columnSummary.ts';
import type { ColumnRole } from '../contract/index.ts';
import { planRatios } from './ratios.ts';

const role = (name: string, concept: string | null, confidence = 1): ColumnRole => ({
  name,
  role: 'spend',
  concept,
  label: name,
  unit: 'money',
  confidence,
  reason: '',
});
const columns = [
  plainSummary('CASH_ADV'),
  plainSummary('PURCH'),
  plainSummary('earned'),
  plainSummary('city', 'text'),
];
const roles = [role('CASH_ADV', 'cash-advance'), role('PURCH', 'purchases'), role('earned', null)];
const plan = (of: string[], to: string[], name = 'part') =>
  planRatios([{ name, of, to }], columns, roles);

describe('parts', () => {
  it('are columns, or words that stand for them', () => {
    const { ratios, decisions } = plan(['cash-advance'], ['cash-advance', 'PURCH']);
    expect(ratios).toEqual([
      { name: 'part', label: 'Part', of: ['CASH_ADV'], to: ['CASH_ADV', 'PURCH'] },
    ]);
    expect(decisions.map(({ text }) => text)).toEqual([
      '"part" is made: CASH_ADV divided by CASH_ADV + PURCH.',
    ]);
  });

  it('that no column means leave the ratio out', () => {
    const { ratios, roles: made, decisions } = plan(['purchases'], ['income']);
    expect([ratios, made]).toEqual([[], []]);
    expect(decisions[0]?.text).toBe('The ratio "part" is left out: no column holds income.');
  });

  it('that are neither are refused', () => {
    expect(() => plan(['purch'], ['earned'])).toThrow('did you mean PURCH?');
    expect(() => plan(['city'], ['earned'])).toThrow('Column "city" holds no numbers');
  });
});

it('leaves out a ratio whose name a column has', () => {
  expect(plan(['PURCH'], ['earned'], 'city').decisions[0]?.text).toBe(
    'The ratio "city" is left out: the source has a column of that name.',
  );
});

it('knows a share from a multiple, and the words of the lexicon', () => {
  expect(plan(['PURCH'], ['PURCH', 'CASH_ADV']).roles[0]?.unit).toBe('rate');
  expect(plan(['PURCH'], ['earned'], 'utilisation').roles[0]).toMatchObject({
    unit: 'none',
    concept: 'utilisation',
    role: 'number',
  });
});
