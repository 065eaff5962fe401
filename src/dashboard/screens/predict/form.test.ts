import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../contract/index.ts';
import { averageCustomer, customerOf, stepOf, valuesOfRow, withChange, withValue } from './form.ts';

const input: Input = {
  name: 'balance',
  label: 'Balance',
  role: 'value',
  unit: 'money',
  kind: 'number',
  range: { lower: 0, upper: 424_200 },
  mean: 16_887.1,
  levels: [],
  clustered: true,
  influenceable: true,
};
const job: Input = {
  ...input,
  name: '__proto__',
  kind: 'category',
  range: null,
  mean: null,
  levels: [
    { level: 'clerk', share: 0.3 },
    { level: 'farmer', share: 0.7 },
  ],
};

describe('the form', () => {
  it('starts from the average customer', () => {
    expect([...averageCustomer([input, job])]).toEqual([
      ['balance', 16_000],
      ['__proto__', 'farmer'],
    ]);
    expect(averageCustomer([{ ...input, mean: null }]).get('balance')).toBeNull();
  });

  it('gives the scorer a value for each column, whatever it is called', () => {
    const customer = customerOf(averageCustomer([job]));
    expect(Object.hasOwn(customer, '__proto__')).toBe(true);
  });

  it('takes a customer of the list, and leaves unknown what the list lacks', () => {
    const row = {
      customerId: '1',
      segmentId: 'S1',
      segment: 'Savers',
      probability: null,
      distance: null,
      nextSegment: null,
      reasons: '',
      values: { balance: 5 },
    };
    expect([...valuesOfRow([input, job], row).values()]).toEqual([5, null]);
  });

  it('changes one value, or those that move the customer', () => {
    const values = withValue(averageCustomer([input, job]), 'balance', 7);
    expect(values.get('balance')).toBe(7);
    const change = {
      changes: [{ feature: 'balance', label: 'Balance', from: 7, to: 9 }],
      segmentId: 'S2',
      segment: 'Users',
      text: '',
    };
    expect([...withChange(values, change).values()]).toEqual([9, 'farmer']);
  });

  it('has between 200 and 500 round steps over the range', () => {
    expect(stepOf(input)).toBe(2000);
    expect(stepOf({ range: { lower: 18, upper: 90 }, unit: 'years' })).toBe(1);
    expect(stepOf({ range: { lower: 2, upper: 2 }, unit: 'none' })).toBe(1);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (upper) => {
        const steps = upper / stepOf({ range: { lower: 0, upper }, unit: 'money' });
        expect(steps >= 199.9 && steps <= 501).toBe(true);
      }),
    );
  });
});
