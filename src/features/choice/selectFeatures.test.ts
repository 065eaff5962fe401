import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/reference/feature_selection.json' with { type: 'json' };
import { tableOf } from '../../../test/support/tables.ts';
import { correlation, inMemory } from '../../core/index.ts';
import { applyRecipe, type FeatureMatrix, type FeatureRows } from '../recipe/applyRecipe.ts';
import { fitRecipe } from '../recipe/fitRecipe.ts';
import { selectFeatures } from './selectFeatures.ts';

const options = {
  impute: 'median',
  outliers: 'none',
  transform: 'none',
  scale: 'standard',
} as const;
const off = { minVariance: null, maxCorrelation: null };

function matrixOf(columns: Readonly<Record<string, readonly number[]>>): FeatureMatrix {
  const table = tableOf(columns);
  return applyRecipe(fitRecipe(table, Object.keys(columns), [], options).recipe, table);
}
const all = matrixOf(reference.columns);

it.each(reference.kept)(
  'keeps what scikit-learn keeps from $minVariance on',
  ({ minVariance, names }) => {
    expect(selectFeatures(all, { ...off, minVariance }).matrix.featureNames).toEqual(names);
  },
);

it('leaves out what goes with an earlier feature, by the correlations of pandas', () => {
  const [base, echo, mirror] = reference.correlations;
  expect(Math.abs(echo?.[0] ?? 0)).toBeGreaterThan(0.95);
  const { matrix, decisions } = selectFeatures(all, { ...off, maxCorrelation: 0.95 });
  expect(matrix.featureNames).toEqual(['base', 'mirror', 'own', 'rare', 'steady']);
  const told = Number((base?.[1] ?? 0).toPrecision(3));
  expect(decisions).toEqual([
    {
      stage: 'feature',
      column: 'echo',
      text: `"echo" is left out: it goes with "base" (correlation ${told}, beyond 0.95).`,
      count: null,
    },
  ]);
  const least = Math.abs(mirror?.[0] ?? 0) - 0.001;
  expect(selectFeatures(all, { ...off, maxCorrelation: least }).matrix.featureNames).not.toContain(
    'mirror',
  );
});

describe('what is left', () => {
  it('is the same values, and no pair goes together more closely', () => {
    const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 5, maxLength: 30 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (rows, maxCorrelation) => {
          const matrix = matrixOf(
            Object.fromEntries(
              ['a', 'b', 'c', 'd'].map((name, j) => [name, rows.map((r) => r[j] ?? 0)]),
            ),
          );
          const left = selectFeatures(matrix, { minVariance: null, maxCorrelation });
          const column = (of: FeatureRows, name: string): Float64Array => {
            const { data } = inMemory(of.x);
            const f = of.featureNames.indexOf(name);
            return Float64Array.from(
              { length: of.x.nSamples },
              (_, i) => data[i * of.x.nFeatures + f] ?? NaN,
            );
          };
          const { featureNames } = left.matrix;
          expect(featureNames.length + left.decisions.length).toBe(4);
          for (const name of featureNames) {
            expect(column(left.matrix, name)).toEqual(column(matrix, name));
            for (const other of featureNames) {
              if (other === name) continue;
              const r = correlation(column(matrix, name), column(matrix, other));
              expect(Math.abs(r) > maxCorrelation + 1e-9).toBe(false);
            }
          }
        },
      ),
    );
  });

  it('is everything where nothing is asked for, and never nothing', () => {
    expect(selectFeatures(all, off)).toEqual({ matrix: all, decisions: [] });
    expect(() => selectFeatures(all, { ...off, minVariance: 0.25 })).toThrow(
      'No feature varies as much as --min-variance 0.25 asks',
    );
  });

  it('holds what may not go', () => {
    const { matrix } = selectFeatures(
      all,
      { ...off, minVariance: 0.02 },
      ({ name }) => name !== 'rare',
    );
    expect(matrix.featureNames).toContain('rare');
  });
});
