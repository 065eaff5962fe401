import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Input, ModelFile } from '../../contract/index.ts';
import { createScorer } from '../createScorer.ts';
import { customerAt, customersOf, fitted, plainModel } from '../fitted.fixture.ts';
import { whatWouldMove, whyNoMove, type Change } from './whatWouldMove.ts';

/** Two centres, (0, 0) and (10, 4), and inputs that differ from the plain ones. */
function model(...inputs: Partial<Input>[]): ModelFile {
  const plain = plainModel(
    [
      [0, 0],
      [10, 4],
    ],
    [2, 4],
  );
  return { ...plain, inputs: plain.inputs.map((input, f) => ({ ...input, ...inputs[f] })) };
}

function moved(given: ModelFile, customer: Record<string, unknown>): Change | null {
  return whatWouldMove(createScorer(given), customer);
}

const from = { f0: 4, f1: 0 };

describe('from (4, 0), where the boundary is 20 dx + 8 dy = 36, by hand', () => {
  it('is nearest along the first column, at 5.8', () => {
    expect(moved(model(), from)).toEqual({
      changes: [{ feature: 'f0', label: 'Feature 0', from: 4, to: 5.9 }],
      segmentId: 's1',
      segment: 'Segment 1',
      text: 'With feature 0 5.9 instead of 4 this customer would be in "Segment 1".',
    });
  });

  it('keeps counts whole', () => {
    expect(moved(model({ unit: 'count' }), from)?.changes[0].to).toBe(6);
    const whole = {
      kind: 'number',
      decimalMark: 'point',
      adorned: false,
      plain: true,
      whole: true,
    };
    const columns = [{ name: 'f0', type: 'number', format: null, reading: whole }];
    const known = createScorer({ ...model(), columns });
    expect(whatWouldMove(known, from)?.changes[0].to).toBe(6);
  });

  it('takes the second column where the first may not change', () => {
    const changes = moved(model({ influenceable: false }), from)?.changes ?? [];
    expect(changes).toMatchObject([{ feature: 'f1', from: 0, to: 4.6 }]);
  });

  it('moves both only where neither gets there alone: one to its end, the other by what is left', () => {
    const range = (upper: number) => ({ range: { lower: 0, upper } });
    const changes = moved(model(range(5), range(3)), from)?.changes ?? [];
    expect(changes).toMatchObject([
      { feature: 'f0', to: 5 },
      { feature: 'f1', to: 2.1 },
    ]);
  });

  it('is not reached where training did not range so far, nor where nothing may change', () => {
    const upTo = (upper: number) => ({ range: { lower: 0, upper } });
    expect(moved(model(upTo(4.2), upTo(2)), from)).toBeNull();
    expect(moved(model({ influenceable: false }, { influenceable: false }), from)).toBeNull();
    expect(moved(model({ range: null }, { range: null }), from)).toBeNull();
  });

  it('never proposes a marker', () => {
    const marked = { ...model(), markers: [{ column: 'f0', value: '5.9', reason: '' }] };
    expect(moved(marked, from)?.changes).toMatchObject([{ feature: 'f0', from: 4, to: 6 }]);
  });

  it('is told of a missing value, without a value it comes from', () => {
    const given = model();
    given.recipe.features[0].impute = 4;
    expect(moved(given, { f1: 0 })?.changes).toMatchObject([
      { feature: 'f0', from: null, to: 5.9 },
    ]);
    expect(moved(given, { f0: 4 })).toBeNull();
  });
});

describe('a segment of several cells, as the tree has them', () => {
  const plain = model();
  const tree: ModelFile = {
    ...plain,
    model: {
      algorithm: 'ward',
      nClusters: 2,
      centroids: plain.model.centroids,
      // The second segment has a cell near the first, whose offset moves the border at f0 = 4 from f1 = 5/3 to 2/3.
      representatives: [
        [0, 0],
        [10, 4],
        [4, 6],
      ],
      offsets: [0, 0, 12],
      clusters: [0, 1, 1],
    },
  };

  it('is left for the nearest cell of another, offset counted (by hand)', () => {
    // At (4, y): 16 + y² against (y - 6)² - 12, the same at y = 2/3; at (x, 0) against (4, 6): 8x = 40, the same at 5.
    expect(moved(tree, from)?.changes).toMatchObject([{ feature: 'f1', from: 0, to: 0.67 }]);
  });

  it('is never left for a cell of its own', () => {
    const own: ModelFile = { ...tree, model: { ...tree.model, clusters: [0, 1, 0] } as never };
    expect(moved(own, from)).toMatchObject({ segmentId: 's1' });
    expect(moved(own, from)?.changes[0].to).not.toBe(0.67);
  });

  it('is not told where dense groups have no such borders', () => {
    const dense = { ...tree.model, algorithm: 'hdbscan', memberships: [1, 1, 1] };
    expect(moved({ ...tree, model: dense as never }, { f0: 1, f1: 0 })).toBeNull();
  });
});

describe('a mixture', () => {
  const plain = plainModel([[0], [10]], [4]);
  const spherical = (variances: readonly number[], weights: readonly number[]): ModelFile => ({
    ...plain,
    model: {
      ...plain.model,
      algorithm: 'gaussian-mixture',
      covarianceType: 'spherical',
      weights: [...weights],
      covariances: [...variances],
    },
    inputs: plain.inputs.map((input) => ({ ...input, range: { lower: -50, upper: 50 } })),
  });

  it('is left where the odds are even (by hand)', () => {
    // (m - 10)² / 8 + log 2 = m² / 2 at m = 4.2655 and below at -10.93.
    const wide = spherical([1, 4], [0.5, 0.5]);
    const root = (-2.5 + Math.sqrt(6.25 + 1.5 * (12.5 + Math.log(2)))) / 0.75;
    const to = Number(moved(wide, { f0: 1 })?.changes[0].to);
    expect(to).toBeGreaterThan(root);
    expect(to).toBeLessThan(root + 0.1 * (root - 1));
  });

  it('is left at the side on which the wider component begins again, where that is nearer', () => {
    const wide = spherical([1, 4], [0.5, 0.5]);
    const far = (-2.5 - Math.sqrt(6.25 + 1.5 * (12.5 + Math.log(2)))) / 0.75;
    const to = Number(moved(wide, { f0: -9 })?.changes[0].to);
    expect(to).toBeLessThan(far);
    expect(to).toBeGreaterThan(far - 0.3);
  });

  it('is left at the middle where both components are alike', () => {
    expect(moved(spherical([1, 1], [0.5, 0.5]), { f0: 4 })?.changes[0].to).toBe(5.1);
  });
});

it('says why nothing is told of some models', () => {
  const why = (given: ModelFile): string | null => whyNoMove(createScorer(given));
  expect(why(model())).toBeNull();
  expect(why(fitted(1, { mixture: 'full' }).model)).toBeNull();
  const { model: plain } = model();
  const classes = {
    algorithm: 'latent-class',
    nClusters: 2,
    centroids: plain.centroids,
    weights: [0.5, 0.5],
    probabilities: [
      [0.2, 0.8],
      [0.7, 0.3],
    ],
  } as const;
  expect(why({ ...model(), model: classes as never })).toContain('is not told for latent classes');
  const dense = {
    ...plain,
    algorithm: 'hdbscan',
    representatives: plain.centroids,
    offsets: [1, 1],
    clusters: [0, 1],
    memberships: [1, 1],
  };
  expect(why({ ...model(), model: dense as never })).toContain('is not told for dense groups');
});

it('moves all columns together where three do not get there', () => {
  const zeros = [0, 0, 0, 0, 0];
  const plain = plainModel(
    [zeros, zeros.map(() => 10)],
    zeros.map(() => 5),
  );
  const inputs = plain.inputs.map((input) => ({ ...input, range: { lower: 0, upper: 5.5 } }));
  const customer = { f0: 0, f1: 0, f2: 0, f3: 0, f4: 0 };
  const changes = moved({ ...plain, inputs }, customer)?.changes ?? [];
  expect(changes).toHaveLength(5);
  for (const { to } of changes) expect(Number(to)).toBeCloseTo(5.05, 0);
});

it('flips a yes/no, and leaves a category of several levels alone', () => {
  const plain = plainModel([[0], [1]], [0]);
  const levels = ['no', 'yes', 'never'].map((level) => ({ level, share: 0.3 }));
  const step = { ...plain.recipe.features[0], level: 'yes' };
  const flag = (n: number): ModelFile => ({
    ...plain,
    inputs: [{ ...plain.inputs[0], kind: 'category', levels: levels.slice(0, n) }],
    recipe: { features: [step] },
  });
  expect(moved(flag(2), { f0: 'no' })?.changes).toMatchObject([{ from: 'no', to: 'yes' }]);
  expect(moved(flag(2), { f0: true })?.changes).toMatchObject([{ from: 'yes', to: 'no' }]);
  expect(moved(flag(3), { f0: 'no' })).toBeNull();
});

const seed = fc.integer({ min: 0, max: 1e6 });
const outliers = fc.constantFrom('none' as const, 'winsorize' as const);
const transform = fc.constantFrom('auto' as const, 'yeo-johnson' as const, 'none' as const);
const mixture = fc.constantFrom(undefined, 'full' as const, 'tied' as const, 'spherical' as const);

test('a change leads where it says, by columns that may change, within what training saw', () => {
  fc.assert(
    fc.property(
      seed,
      seed,
      outliers,
      transform,
      mixture,
      (one, other, outliers, transform, mixture) => {
        const shape = mixture === undefined ? {} : { mixture };
        const given = fitted(one, { outliers, transform, forest: false, ...shape });
        const scorer = createScorer(given.model);
        const table = customersOf(other, 20);
        const inputs = new Map(given.model.inputs.map((input) => [input.name, input]));
        for (let row = 0; row < table.nRows; row++) {
          const customer = customerAt(table, row);
          const change = whatWouldMove(scorer, customer);
          if (change === null) continue;
          const to = Object.fromEntries(change.changes.map((each) => [each.feature, each.to]));
          const before = scorer.score(customer);
          const after = scorer.score({ ...customer, ...to });
          expect(after.segmentId).toBe(change.segmentId);
          expect(after.segmentId).not.toBe(before.segmentId);
          for (const each of change.changes) {
            const input = inputs.get(each.feature);
            expect(input?.influenceable).toBe(true);
            expect(each.to).not.toBe(each.from);
            expect(each.feature !== 'visits' || Number.isInteger(each.to)).toBe(true);
          }
          expect(after.notes.filter(({ kind }) => kind === 'out-of-range')).toEqual(
            before.notes.filter(
              ({ kind, feature }) => kind === 'out-of-range' && !(`${feature}` in to),
            ),
          );
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('where a grid on one column finds another segment, a change of one column is found', () => {
  fc.assert(
    fc.property(
      seed,
      seed,
      outliers,
      transform,
      mixture,
      (one, other, outliers, transform, mixture) => {
        const shape = mixture === undefined ? {} : { mixture };
        const given = fitted(one, { outliers, transform, forest: false, ...shape });
        const scorer = createScorer(given.model);
        const table = customersOf(other, 6);
        for (let row = 0; row < table.nRows; row++) {
          const customer = customerAt(table, row);
          const own = scorer.score(customer).cluster;
          const flips = gridOf(given.model).filter(
            ([name, value]) => scorer.score({ ...customer, [name]: value }).cluster !== own,
          );
          if (flips.length === 0) continue;
          expect(whatWouldMove(scorer, customer)?.changes).toHaveLength(1);
        }
      },
    ),
    { numRuns: 30 },
  );
});

/** Values that a change may use, of each column that may change. */
function gridOf({ inputs, recipe: { features } }: ModelFile): [string, number | string][] {
  return inputs
    .filter(({ clustered, influenceable }) => clustered && influenceable)
    .flatMap(({ name, range, levels }): [string, number | string][] => {
      if (range === null) return levels.map(({ level }) => [name, level]);
      const clip = features.find(({ column }) => column === name)?.clip ?? range;
      const lower = Math.max(range.lower, clip.lower);
      const upper = Math.min(range.upper, clip.upper);
      return Array.from({ length: 21 }, (_, i) => {
        const value = lower + ((upper - lower) * i) / 20;
        return [name, name === 'visits' ? Math.min(Math.floor(upper), Math.ceil(value)) : value];
      });
    });
}
