import { expect, it } from 'vitest';
import { refusals } from './hostile.fixture.ts';

it('takes each of 10,000 spoilt models as a model, or says in words why not', () => {
  const refused = refusals(10_000, 3);
  expect(refused).toBeGreaterThan(3000);
  expect(refused).toBeLessThan(10_000);
});
