import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnRole, FeatureStep, Role } from '../contract/index.ts';
import type { Column, Table } from '../core/index.ts';
import { inputsOf } from './inputs.ts';

const role = (name: string, its: Role, concept: string | null = null): ColumnRole => ({
  name,
  role: its,
  concept,
  label: name,
  unit: 'none',
  confidence: 1,
  reason: '',
});
const numbers = (name: string, ...values: number[]): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});
const tableOf = (...columns: Column[]): Table => ({
  nRows: 3,
  rowIds: ['1', '2', '3'],
  columns,
});
const step = (column: string): FeatureStep => ({
  name: column,
  column,
  level: null,
  label: column,
  impute: 0,
  clip: null,
  transform: { name: 'none', lambda: null },
  centre: 0,
  scale: 1,
});

describe('inputsOf', () => {
  it('takes columns that cluster whatever they are, and describing ones only of what a customer has and does', () => {
    const table = tableOf(
      numbers('age', 20, 30, 40),
      numbers('gender', 0, 1, 1),
      numbers('balance', 1, 2, 3),
      numbers('rfm_score', 3, 4, 5),
    );
    const roles = [
      role('age', 'age'),
      role('gender', 'protected'),
      role('balance', 'value'),
      role('rfm_score', 'score', 'rfm-score'),
    ];
    const inputs = inputsOf(table, roles, { features: [step('age')] });
    expect(inputs.map(({ name, clustered }) => [name, clustered])).toEqual([
      ['age', true],
      ['balance', false],
    ]);
  });

  it('says what a bank can change, and never who the customer is', () => {
    const all: [string, Role, string | null, boolean][] = [
      ['age', 'age', null, false],
      ['income', 'income', null, false],
      ['tenure', 'frequency', 'tenure', false],
      ['purchases', 'spend', 'purchases', true],
      ['limit', 'credit', 'credit-limit', true],
    ];
    const inputs = inputsOf(
      tableOf(...all.map(([name]) => numbers(name, 1, 2, 3))),
      all.map(([name, its, concept]) => role(name, its, concept)),
      { features: all.map(([name]) => step(name)) },
    );
    expect(inputs.map(({ name, influenceable }) => [name, influenceable])).toEqual(
      all.map(([name, , , influenceable]) => [name, influenceable]),
    );
  });

  it('counts levels and leaves missing values out of every figure', () => {
    const job: Column = {
      kind: 'category',
      name: 'job',
      codes: Int32Array.of(0, -1, 1),
      levels: ['admin', 'clerk'],
    };
    const [first, second] = inputsOf(
      tableOf(job, numbers('spend', 1, NaN, 5)),
      [role('job', 'category'), role('spend', 'spend')],
      { features: [] },
    );
    expect(first?.levels).toEqual([
      { level: 'admin', share: 0.5 },
      { level: 'clerk', share: 0.5 },
    ]);
    expect(second).toMatchObject({ mean: 3, range: { lower: 1, upper: 5 } });
  });

  it('gives a range of two digits that holds every value (law)', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [input] = inputsOf(tableOf(numbers('n', a, b, c)), [role('n', 'spend')], {
          features: [],
        });
        const { lower, upper } = input?.range ?? { lower: NaN, upper: NaN };
        expect(lower).toBeLessThanOrEqual(Math.min(a, b, c));
        expect(upper).toBeGreaterThanOrEqual(Math.max(a, b, c));
        expect(Number(upper.toPrecision(2))).toBe(upper);
      }),
    );
  });
});
