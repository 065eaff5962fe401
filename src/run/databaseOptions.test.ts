import { expect, it } from 'vitest';
import { memoryOf } from './databaseOptions.ts';

it('leaves the database little memory where customers are read in blocks, and what was asked for anywhere', () => {
  expect(memoryOf({ algorithm: 'minibatch-kmeans', memory: null })).toBe('1GB');
  expect(memoryOf({ algorithm: 'minibatch-kmeans', memory: '3GB' })).toBe('3GB');
  expect(memoryOf({ algorithm: ['minibatch-kmeans', 'ward'], memory: null })).toBeNull();
  expect(memoryOf({ algorithm: 'auto', memory: null })).toBeNull();
});
