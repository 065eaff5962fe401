import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnRole, FeatureStep, Role } from '../../contract/index.ts';
import type { Column, Table } from '../../core/index.ts';
import { profileSegments } from './profileSegments.ts';
import { wilsonInterval } from './wilson.ts';

function role(name: string, part: Role, label = name): ColumnRole {
  return { name, role: part, concept: null, label, unit: 'money', confidence: 1, reason: '' };
}

function step(name: string, column = name, level: string | null = null): FeatureStep {
  return {
    name,
    column,
    level,
    label: name,
    impute: 0,
    clip: null,
    transform: { name: 'none', lambda: null },
    centre: 0,
    scale: 1,
  };
}

function tableOf(...columns: Column[]): Table {
  const [first] = columns;
  const nRows = first.kind === 'number' ? first.values.length : first.codes.length;
  return { nRows, rowIds: Array.from({ length: nRows }, (_, i) => String(i)), columns };
}

const number = (name: string, ...values: number[]): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});
const category = (name: string, levels: string[], ...codes: number[]): Column => ({
  kind: 'category',
  name,
  levels,
  codes: Int32Array.from(codes),
});

const pandas = {
  count: [21, 14, 19],
  mean: [77.97460946476558, 357.24825419215233, 774.0892200168825],
  q1: [27.0, 257.7844369433853, 669.1124486236879],
  median: [64.0, 327.49358961188113, 769.8727167525811],
  q3: [125.0, 456.1536418612757, 875.3372445089036],
  overallMean: 395.30810255131433,
  overallMedian: 296.9785178843742,
  z: [-1.001001557564583, -0.12005655979654899, 1.1948328708425229],
};

describe('profileSegments', () => {
  it('agrees with pandas (test/reference/segments.py)', () => {
    const n = 60;
    const index = Array.from({ length: n }, (_, i) => i);
    const amounts = index.map((i) => (i % 11 === 4 ? NaN : ((i * 37) % 101) ** 1.5));
    const labels = Int32Array.from(index, (i) => Math.floor(((i * 37) % 101) / 34));
    const table = tableOf(number('amount', ...amounts));
    const profiles = profileSegments(table, labels, 3, [role('amount', 'spend')], { features: [] });
    const figures = profiles.map(({ features }) => features[0]);
    const expected = pandas;
    expect(figures.map(({ count }) => count)).toEqual(expected.count);
    for (const key of ['mean', 'q1', 'median', 'q3', 'z'] as const) {
      figures.forEach((figure, s) => expect(figure[key]).toBeCloseTo(expected[key][s], 10));
    }
    expect(figures[0].overallMean).toBeCloseTo(expected.overallMean, 10);
    expect(figures[0].overallMedian).toBeCloseTo(expected.overallMedian, 10);
  });

  it('compares as a feature was prepared where it formed the segments', () => {
    const values = [0, 1, 2, 3].map(Math.expm1);
    const table = tableOf(number('a', ...values), number('b', 1, 2, 3, 4));
    const labels = Int32Array.of(0, 0, 1, 1);
    const logged: FeatureStep = { ...step('a'), transform: { name: 'log1p', lambda: null } };
    const [low, high] = profileSegments(table, labels, 2, [], { features: [logged] });
    // log(1 + a): means 0.5 and 2.5 about 1.5, standard deviation the root of 1.25.
    expect(low.features[0].modelZ).toBeCloseTo(-1 / Math.sqrt(1.25), 12);
    expect(high.features[0]).toMatchObject({
      feature: 'a',
      clustered: true,
      mean: (values[2] + values[3]) / 2,
    });
    expect(high.features[1]).toMatchObject({ feature: 'b', clustered: false, modelZ: null });
  });

  it('counts only customers who are in a segment', () => {
    const table = tableOf(number('a', 1, 500, 3, 5));
    const profiles = profileSegments(table, Int32Array.of(0, -1, 0, 1), 2, [], {
      features: [step('a')],
    });
    expect(profiles.map(({ segmentId, cluster, size }) => [segmentId, cluster, size])).toEqual([
      ['S1', 0, 2],
      ['S2', 1, 1],
    ]);
    expect(profiles[0].share).toBeCloseTo(2 / 3, 12);
    expect(profiles[0].features[0]).toMatchObject({ mean: 2, overallMean: 3 });
    expect(() => profileSegments(table, Int32Array.of(0, 0, 1), 2, [], { features: [] })).toThrow(
      'there are 3 labels for 4 customers',
    );
  });

  it('tells a category that was coded by what its values count as', () => {
    const levels = ['low', 'mid', 'high'];
    const codes = { levels: levels.map((level, i) => ({ level, value: i + 1 })), other: null };
    const coded: FeatureStep = { ...step('grade'), codes };
    const table = tableOf(category('grade', levels, 0, 1, 2, 2));
    const [low, high] = profileSegments(table, Int32Array.of(0, 0, 1, 1), 2, [], {
      features: [coded],
    });
    expect(low.features[0]).toMatchObject({ mean: 1.5, overallMean: 2.25 });
    expect(high.features[0]).toMatchObject({ mean: 3, modelZ: high.features[0].z });
  });

  it('makes a level that formed segments a share of 0 and 1, and leaves missing values out', () => {
    const loan = category('loan', ['no', 'yes'], 1, 0, -1, 1);
    const [first] = profileSegments(tableOf(loan), Int32Array.of(0, 0, 0, 1), 2, [], {
      features: [step('loan=yes', 'loan', 'yes')],
    });
    expect(first.features[0]).toMatchObject({
      feature: 'loan=yes',
      unit: 'rate',
      count: 2,
      mean: 0.5,
      clustered: true,
    });
    expect(first.categories[0].levels).toEqual([
      { level: 'yes', count: 1, share: 0.5, overallShare: 2 / 3, lift: 0.75 },
      { level: 'no', count: 1, share: 0.5, overallShare: 1 / 3, lift: 1.5 },
    ]);
  });

  it('pools what lies beyond the 12 commonest levels', () => {
    const levels = Array.from({ length: 15 }, (_, l) => `l${l}`);
    const codes = levels.flatMap((_, l) => Array.from({ length: 20 - l }, () => l));
    const column = category('c', levels, ...codes);
    const labels = Int32Array.from(codes, (code) => Number(code > 12));
    const [low, high] = profileSegments(tableOf(column), labels, 2, [], { features: [] });
    expect(low.categories[0].levels.map(({ level }) => level)).toEqual([
      ...levels.slice(0, 12),
      'other',
    ]);
    // 8 customers of l12 among the first 182, 7 + 6 of l13 and l14 are all of the second segment.
    expect(low.categories[0].levels[12].share).toBeCloseTo(8 / 182, 12);
    expect(high.categories[0].levels[12]).toMatchObject({ count: 13, share: 1 });
  });

  it('gives the rate of an outcome with its interval, and no other profile of it', () => {
    const y = category('y', ['no', 'yes'], 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
    const labels = Int32Array.of(...Array.from({ length: 10 }, () => 0), 1, 1);
    const [first, second] = profileSegments(tableOf(y), labels, 2, [role('y', 'outcome')], {
      features: [],
    });
    expect(first.outcomes[0]).toMatchObject({
      outcome: 'y',
      level: 'yes',
      rate: 0.1,
      overallRate: 0.25,
    });
    expect(first.outcomes[0].lower).toBeCloseTo(0.017876213095, 10);
    expect(second.outcomes[0]).toMatchObject({ rate: 1, upper: 1 });
    expect(first.categories).toEqual([]);
  });

  it('takes the rarer of two unnamed levels as success, and tells other outcomes as categories', () => {
    const churn = category('churn', ['stayed', 'gone'], 0, 0, 1);
    const grade = category('grade', ['a', 'b', 'c'], 0, 1, 2);
    const bought = number('bought', 0, 1, NaN);
    const roles = ['churn', 'grade', 'bought'].map((name) => role(name, 'outcome'));
    const table = tableOf(churn, grade, bought);
    const [only] = profileSegments(table, new Int32Array(3), 1, roles, { features: [] });
    expect(only.outcomes.map(({ outcome, level, rate }) => [outcome, level, rate])).toEqual([
      ['churn', 'gone', 1 / 3],
      ['bought', '1', 0.5],
    ]);
    expect(only.categories.map(({ feature }) => feature)).toEqual(['grade']);
    expect(only.features).toEqual([]);
  });

  it('says null where nothing can be said', () => {
    const table = tableOf(number('same', 7, 7), number('gone', NaN, NaN));
    const [first] = profileSegments(table, Int32Array.of(0, 1), 2, [], {
      features: [step('same')],
    });
    expect(first.features[0]).toMatchObject({ mean: 7, z: null, modelZ: null });
    expect(first.features[1]).toMatchObject({ count: 0, mean: null, median: null, z: null });
  });

  it('keeps the mean over segments equal to the mean over all', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), (amounts, k) => {
        const labels = Int32Array.from(amounts, (_, i) => i % k);
        const profiles = profileSegments(tableOf(number('a', ...amounts)), labels, k, [], {
          features: [],
        });
        const mean = profiles.reduce((sum, p) => sum + p.share * (p.features[0].mean ?? 0), 0);
        expect(mean).toBeCloseTo(profiles[0].features[0].overallMean ?? NaN, 6);
      }),
    );
  });
});

it('wilsonInterval agrees with scipy (test/reference/segments.py)', () => {
  const cases = [
    [0, 10, 0, 0.27753279986288926],
    [1, 10, 0.017876213095072896, 0.4041500267952385],
    [5, 10, 0.236593090512564, 0.7634069094874361],
    [10, 10, 0.7224672001371109, 1],
    [5289, 45211, 0.11405468024851947, 0.11998001095919117],
  ];
  for (const [count, total, lower, upper] of cases) {
    const interval = wilsonInterval(count, total);
    expect(interval.lower).toBeCloseTo(lower, 12);
    expect(interval.upper).toBeCloseTo(upper, 12);
  }
});
