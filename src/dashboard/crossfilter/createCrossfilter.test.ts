import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrossfilter } from './createCrossfilter.ts';
import { missingCode, type Dimension, type Filter } from './dimension.ts';
import { naiveAnswer } from './naive.fixture.ts';

const age: Dimension = {
  kind: 'number',
  name: 'age',
  values: Float32Array.of(20, 30, 40, NaN, 60),
  edges: [25, 35, 45, 55],
};
const job: Dimension = {
  kind: 'category',
  name: 'job',
  codes: Uint16Array.of(0, 1, 1, 0, missingCode),
  nLevels: 2,
};

describe('createCrossfilter', () => {
  it('counts a case worked by hand', () => {
    const crossfilter = createCrossfilter(5);
    crossfilter.add(age);
    crossfilter.add(job);
    crossfilter.filter(
      new Map<string, Filter>([
        ['age', { kind: 'range', range: { from: 30, to: 60 } }],
        ['job', { kind: 'levels', codes: [1] }],
      ]),
    );
    const { selected, charts } = crossfilter.answer();
    expect(selected).toBe(2);
    // Rows 1 and 2 have job 1; 20 and 60 lie beyond the edges and would count in the outer bins.
    expect([...(charts.get('age')?.counts ?? [])]).toEqual([1, 1, 0, 0]);
    expect([...(charts.get('age')?.totals ?? [])]).toEqual([2, 1, 1, 1]);
    // Rows 1, 2 and 4 are 30 to 60; the last has no job.
    expect([...(charts.get('job')?.counts ?? [])]).toEqual([0, 2, 1]);
  });

  it('answers as the slow twin does, whatever was filtered before', () => {
    fc.assert(
      fc.property(customers(), fc.boolean(), ({ nRows, dimensions, steps }, isPrepared) => {
        const crossfilter = createCrossfilter(nRows);
        for (const dimension of dimensions) crossfilter.add(dimension);
        for (const filters of steps) {
          if (isPrepared) for (const { name } of dimensions) crossfilter.prepare(name);
          crossfilter.filter(filters);
          expect(crossfilter.answer()).toEqual(naiveAnswer(nRows, dimensions, filters));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lifts the filter of a chart that is removed, and gives its bit to the next', () => {
    fc.assert(
      fc.property(customers(), ({ nRows, dimensions, steps }) => {
        const crossfilter = createCrossfilter(nRows);
        for (const dimension of dimensions) crossfilter.add(dimension);
        const [filters] = steps;
        crossfilter.filter(filters);
        const [first, ...others] = dimensions;
        crossfilter.remove(first.name);
        expect(crossfilter.answer()).toEqual(naiveAnswer(nRows, others, filters));
        crossfilter.add({ ...first, name: 'new' });
        expect(crossfilter.answer().charts.get('new')?.counts).toEqual(
          naiveAnswer(nRows, [...others, { ...first, name: 'new' }], filters).charts.get('new')
            ?.counts,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a chart of another length, one too many, and a filter of another kind', () => {
    const crossfilter = createCrossfilter(5);
    crossfilter.add(job);
    expect(() => crossfilter.add({ ...age, values: Float32Array.of(1) })).toThrow(/instead of 5/);
    expect(() =>
      crossfilter.filter(new Map([['job', { kind: 'range', range: { from: 1, to: 2 } }]])),
    ).toThrow(/cannot be filtered by range/);
    for (let i = 1; i < 31; i++) crossfilter.add({ ...job, name: `job ${i}` });
    expect(() => crossfilter.add({ ...job, name: 'one more' })).toThrow(/At most 31 charts/);
  });

  it('compares a bound as the 32-bit float that the values are', () => {
    const crossfilter = createCrossfilter(1);
    crossfilter.add({ ...age, values: Float32Array.of(60.1), edges: [0, 60.1, 100] });
    crossfilter.filter(new Map([['age', { kind: 'range', range: { from: 60.1, to: 60.1 } }]]));
    expect(crossfilter.answer().selected).toBe(1);
    expect([...(crossfilter.answer().charts.get('age')?.counts ?? [])]).toEqual([0, 1, 0]);
  });
});

/** Values that are often equal, on edges, beyond them, or missing, and filters that come and go. */
function customers() {
  const value = fc.oneof(fc.constant(NaN), fc.integer({ min: -3, max: 12 }));
  return fc.integer({ min: 0, max: 40 }).chain((nRows) => {
    const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: nRows, maxLength: nRows });
    const number = many(value).map(
      (values): Omit<Extract<Dimension, { kind: 'number' }>, 'name'> => ({
        kind: 'number',
        values: Float32Array.from(values),
        edges: [0, 2, 4, 8],
      }),
    );
    const category = many(fc.constantFrom(0, 1, 2, missingCode)).map(
      (codes): Omit<Extract<Dimension, { kind: 'category' }>, 'name'> => ({
        kind: 'category',
        codes: Uint16Array.from(codes),
        nLevels: 3,
      }),
    );
    const map = fc
      .tuple(many(value), many(value), many(fc.integer({ min: 0, max: 1 })))
      .map(([x, y, segments]): Omit<Extract<Dimension, { kind: 'map' }>, 'name'> => ({
        kind: 'map',
        x: Float32Array.from(x),
        y: Float32Array.from(y),
        segments: Uint16Array.from(segments),
        nSegments: 2,
        grid: { xRange: [0, 8], yRange: [0, 6], nx: 4, ny: 3 },
      }));
    return fc
      .array(fc.oneof(number, category, map), { minLength: 1, maxLength: 5 })
      .chain((unnamed) => {
        const dimensions = unnamed.map((dimension, i) => ({ ...dimension, name: `d${i}` }));
        const step = fc
          .tuple(...dimensions.map(filterFor))
          .map(
            (filters) =>
              new Map<string, Filter>(
                filters.flatMap((filter, i) => (filter === null ? [] : [[`d${i}`, filter]])),
              ),
          );
        return fc.record({
          nRows: fc.constant(nRows),
          dimensions: fc.constant(dimensions),
          steps: fc.array(step, { minLength: 1, maxLength: 6 }),
        });
      });
  });
}

function filterFor({ kind }: Dimension): fc.Arbitrary<Filter | null> {
  const bound = fc.option(fc.integer({ min: -4, max: 13 }));
  const range = fc.record({ from: bound, to: bound });
  if (kind === 'number') return fc.option(fc.record({ kind: fc.constant('range'), range }));
  if (kind === 'category') {
    const codes = fc.subarray([0, 1, 2]);
    return fc.option(fc.record({ kind: fc.constant('levels'), codes }));
  }
  const box = fc.record({ x: range, y: range });
  return fc.option(fc.record({ kind: fc.constant('box'), box }));
}
