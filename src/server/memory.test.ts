import { expect, it } from 'vitest';
import { memoryFor } from './memory.ts';

const gigabyte = 2 ** 30;

it('gives tables together a quarter of the memory, and jobs a half', () => {
  expect(memoryFor('tables', 4, 16 * gigabyte)).toBe(`${2 ** 20}KiB`);
  expect(memoryFor('jobs', 1, 16 * gigabyte)).toBe(`${8 * 2 ** 20}KiB`);
  expect(memoryFor('jobs', 4, 16 * gigabyte)).toBe(`${2 * 2 ** 20}KiB`);
});

it('gives each what a small file needs, however small the machine', () => {
  expect(memoryFor('tables', 4, gigabyte / 8)).toBe(`${128 * 1024}KiB`);
});
