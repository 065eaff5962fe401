import { expect, it } from 'vitest';
import { createRandom } from '../core/index.ts';
import { whatWouldMove } from './change/whatWouldMove.ts';
import { createScorer } from './createScorer.ts';
import { hostileCustomer, model, prototypeNames, refusals, scored } from './hostile.fixture.ts';
import type { Score } from './score.ts';

it('scores 10,000 hostile customers, or says in words why not', () => {
  const random = createRandom(1);
  const before = prototypeNames();
  const scorers = [createScorer(model), createScorer({ ...model, classifier: null })];
  const ids = new Set<unknown>([null, 's0', 's1', 's2']);
  const unsound: Score[] = [];
  let withSegment = 0;
  for (let i = 0; i < 10_000; i++) {
    const customer = hostileCustomer(random);
    const score = scored(scorers[i % 2], customer);
    if (score === null) continue;
    if (!ids.has(score.segmentId) || score.distance === Infinity) unsound.push(score);
    if (score.segmentId !== null) withSegment++;
    if (i % 20 === 0 && JSON.stringify(score).includes('secret')) unsound.push(score);
    if (i % 100 === 0) whatWouldMove(scorers[i % 2], customer as Record<string, unknown>);
  }
  expect(unsound).toEqual([]);
  expect(withSegment).toBeGreaterThan(5000);
  expect(prototypeNames()).toEqual(before);
});

it('takes a spoilt model as a model, or says in words why not', () => {
  const refused = refusals(600, 2);
  expect(refused).toBeGreaterThan(200);
  expect(refused).toBeLessThan(600);
});
