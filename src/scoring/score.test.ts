import { describe, expect, it } from 'vitest';
import type { ModelFile } from '../contract/index.ts';
import { createScorer } from './createScorer.ts';
import { customerAt, fitted, plainModel } from './fitted.fixture.ts';
import { reasonsInWords } from './reasons.ts';

/** Two centres, (0, 0) and (10, 4), and averages of 2 and 4. */
const model = plainModel(
  [
    [0, 0],
    [10, 4],
  ],
  [2, 4],
);

/** The model with other steps or inputs. */
function changed(
  step: Partial<ModelFile['recipe']['features'][number]>,
  input: Partial<ModelFile['inputs'][number]> = {},
  more: Partial<ModelFile> = {},
): ModelFile {
  const [first, ...steps] = model.recipe.features;
  const [input0, ...inputs] = model.inputs;
  return {
    ...model,
    recipe: { features: [{ ...first, ...step }, ...steps] },
    inputs: [{ ...input0, ...input }, ...inputs],
    ...more,
  };
}

describe('a customer at (6, 0), by hand', () => {
  const score = createScorer(model).score({ f0: 6, f1: 0, stranger: 1 });

  it('is nearer to (10, 4), at the root of 32, than to (0, 0), at 6', () => {
    expect(score).toMatchObject({
      segmentId: 's1',
      segment: 'Segment 1',
      cluster: 1,
      distance: Math.sqrt(32),
      probability: null,
      probabilities: [],
      next: { segmentId: 's0', segment: 'Segment 0', cluster: 0, distance: 6 },
      notes: [],
    });
  });

  it('is there for its first column: 36 - 16 = 20 against 0 - 16 = -16', () => {
    expect(score.reasons).toEqual([
      {
        feature: 'f0',
        label: 'Feature 0',
        contribution: 20,
        share: 5,
        text: 'feature 0 3.0 x the average',
      },
      { feature: 'f1', label: 'Feature 1', contribution: -16, share: -4, text: 'no feature 1' },
    ]);
    expect(reasonsInWords(score)).toBe('feature 0 3.0 x the average');
  });
});

it('tells as many reasons as asked', () => {
  const score = createScorer(model).score({ f0: 9, f1: 4 });
  expect(reasonsInWords(score)).toBe('feature 0 4.5 x the average and feature 1 at the average');
  expect(reasonsInWords(score, 1)).toBe('feature 0 4.5 x the average');
});

it('has no next segment where there is one cluster', () => {
  const single = createScorer(plainModel([[1, 1]], [1, 1])).score({ f0: 0, f1: 0 });
  expect(single).toMatchObject({ cluster: 0, next: null, reasons: [] });
});

describe('the stated treatment', () => {
  const impute = changed({ impute: 7 });

  it.each([
    ['a missing value', impute, { f0: '', f1: 0 }, 1, 'Feature 0 is missing, 7 stands in for it'],
    ['an absent column', impute, { f1: 0 }, 1, 'Feature 0 is not given, 7 stands in for it'],
    ['no number', impute, { f0: 'x', f1: 0 }, 1, 'Feature 0 is not a number, 7 stands in for it'],
    [
      'a value outside the range',
      impute,
      { f0: 101, f1: 0 },
      1,
      'Feature 0 lies outside the range of the training customers (0 to 100) and is used as it is',
    ],
    [
      'a marker',
      changed({ impute: 7 }, {}, { markers: [{ column: 'f0', value: '-1', reason: '' }] }),
      { f0: -1, f1: 0 },
      1,
      'Feature 0 is missing, 7 stands in for it',
    ],
    [
      'a missing value without anything in its place',
      model,
      { f0: null, f1: 0 },
      -1,
      'Feature 0 is missing',
    ],
  ] as const)('%s', (_, given, customer, cluster, text) => {
    const score = createScorer(given).score(customer);
    expect(score.cluster).toBe(cluster);
    expect(score.notes[0].text).toBe(text);
    expect(score.notes.map(({ kind }) => kind).includes('unscorable')).toBe(cluster < 0);
  });

  it('takes a number so large that no distance is finite for one that cannot be scored', () => {
    expect(
      createScorer(model)
        .score({ f0: 1e200, f1: 0 })
        .notes.map(({ kind }) => kind),
    ).toEqual(['out-of-range', 'unscorable']);
  });

  it('lets the forest tell where a column is absent, and only there', () => {
    const { model: full, table } = fitted(1);
    const { score } = createScorer(full);
    const { age: _, ...customer } = customerAt(table, 0);
    const told = score(customer);
    expect(told).toMatchObject({ distance: null, next: null, reasons: [] });
    expect(told.notes.map(({ kind }) => kind)).toEqual(['absent', 'by-classifier']);
    const best = Math.max(...told.probabilities.map(({ probability }) => probability));
    expect(told.probability).toBe(best);
    expect(told.probabilities.map(({ segmentId }) => segmentId)).toEqual(['s2', 's1', 's0']);
    expect(score({ ...customer, age: null }).distance).not.toBeNull();
    expect(score({ ...customer, age: 40, deposits: undefined }).notes).toEqual([]);
  });

  it('counts a level that training never saw as none of the known ones', () => {
    const { model: full, table } = fitted(1);
    const customer = customerAt(table, 0);
    const score = createScorer(full).score({ ...customer, job: 'pirate', loan: 'maybe' });
    expect(score.notes.map(({ kind, feature }) => [kind, feature])).toEqual([
      ['unknown-level', 'loan'],
      ['unknown-level', 'job'],
    ]);
    const texts = score.reasons.map(({ text }) => text);
    expect(texts).toContain('job is none of the known ones');
  });
});
