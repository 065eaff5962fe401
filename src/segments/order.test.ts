import { describe, expect, it } from 'vitest';
import { segmentConfigSchema, type ColumnRole } from '../contract/index.ts';
import { createInlineExecutor, matrixFromRows, type Table } from '../core/index.ts';
import { fitSegments } from './algorithms/index.ts';
import { labelsOfTable } from './labelsOfTable.ts';
import { orderSegments } from './order.ts';
import { emptyPlacement, placerOf } from './placing/index.ts';

// Four near 0, two near 10, one at 20; the table holds one customer more, who is not in the matrix.
const x = matrixFromRows([[0], [0.1], [0.2], [0.3], [10], [10.1], [20]]);
const rows = Int32Array.of(1, 2, 3, 4, 5, 6, 7);
const spent = Float64Array.of(1e9, 50, 50, NaN, 50, 10, 10, 90);
const table: Table = {
  nRows: 8,
  rowIds: Array.from({ length: 8 }, (_, i) => String(i)),
  columns: [
    { kind: 'number', name: 'fees', values: spent.map((value) => -value) },
    { kind: 'number', name: 'total', values: spent },
  ],
};
const role = (name: string, concept: string | null): ColumnRole => ({
  name,
  role: 'spend',
  concept,
  label: name,
  unit: 'money',
  confidence: 1,
  reason: '',
});
const roles = [role('fees', null), role('total', 'monetary')];
const settings = segmentConfigSchema.parse({ source: 'a.csv' });
const request = { ks: [3], nInit: 10, seed: 42, settings, features: [] };
const [fit] = await fitSegments('kmeans', x, request, createInlineExecutor());

describe('orderSegments', () => {
  it('puts the largest first', () => {
    const ordered = orderSegments(fit, { shape: 'table', roles, table, rows });
    expect([...ordered.labels]).toEqual([0, 0, 0, 0, 1, 1, 2]);
  });

  it('orders transactions by what customers spend, low first', () => {
    const ordered = orderSegments(fit, { shape: 'transactions', roles, table, rows });
    expect([...ordered.labels]).toEqual([1, 1, 1, 1, 0, 0, 2]);
    const placer = placerOf(ordered.model);
    ordered.labels.forEach((label, i) => {
      const found = emptyPlacement();
      placer.place(x.data, i, found);
      expect(found.nearest).toBe(label);
    });
    expect([...ordered.clusterSizes]).toEqual([2, 4, 1]);
  });

  it('falls back on a column of spending, then on size', () => {
    const spend = orderSegments(fit, {
      shape: 'transactions',
      roles: roles.slice(0, 1),
      table,
      rows,
    });
    expect([...spend.labels]).toEqual([1, 1, 1, 1, 2, 2, 0]);
    const none = orderSegments(fit, { shape: 'transactions', roles: [], table, rows });
    expect([...none.labels]).toEqual([0, 0, 0, 0, 1, 1, 2]);
  });
});

it('labels of the table are -1 where a customer is not in the matrix', () => {
  expect([...labelsOfTable(Int32Array.of(2, 0), Int32Array.of(3, 1), 4)]).toEqual([-1, 0, -1, 2]);
});
