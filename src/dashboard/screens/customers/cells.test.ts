import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../../contract/index.ts';
import { figuresIn } from '../../theme/figures.ts';
import { fitColumns, valueColumns } from './cells.ts';

const figures = figuresIn('en', 'EUR');
const row = {
  customerId: '1',
  segmentId: 'S1',
  segment: 'Savers',
  probability: 0.5,
  distance: null,
  nextSegment: null,
  reasons: '',
  values: { balance: 1234, job: '<b>' },
};
const column: Pick<TableColumn, 'levels' | 'range' | 'missing' | 'explorable'> = {
  levels: [],
  range: null,
  missing: 0,
  explorable: true,
};

describe('cells', () => {
  it('write numbers in their unit, text as it is, and a dash where there is nothing', () => {
    const columns = valueColumns(
      [
        { ...column, name: 'balance', label: 'Balance', kind: 'number', unit: 'money' },
        { ...column, name: 'job', label: 'Job', kind: 'category', unit: 'none' },
        { ...column, name: 'constructor', label: 'Builder', kind: 'category', unit: 'none' },
      ],
      figures,
    );
    expect(columns.map(({ text }) => text(row))).toEqual(['€1,234', '<b>', '–']);
  });

  it('tell how well a customer fits', () => {
    expect(fitColumns(figures).map(({ text }) => text(row))).toEqual(['50%', '–']);
  });
});
