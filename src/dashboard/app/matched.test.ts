import { expect, it } from 'vitest';
import { matched } from './matched.ts';

it('finds what an address names, as the pages write it', () => {
  const pattern = '/runs/:runId/segments/:segmentId';
  const found = matched(pattern, '/runs/a%20b/segments/S1');
  expect([...(found ?? [])]).toEqual([
    ['runId', 'a b'],
    ['segmentId', 'S1'],
  ]);
  expect(matched(pattern, '/runs/a/segments')).toBeNull();
  expect(matched('/runs/:runId/map', '/runs/a/data')).toBeNull();
  expect(matched('/', '/')?.size).toBe(0);
  expect(matched('/runs/:runId', '/runs/100%')?.get('runId')).toBe('100%');
});
