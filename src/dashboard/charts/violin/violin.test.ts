import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileNames, sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { violinOption, violinTable } from './option.ts';
import { binPlace, quantileOf, shareBelow, violinsOf } from './shape.ts';

const run = sampleRun();
const [distribution] = run.distributions;
const figures = figuresIn('en-GB', 'EUR');

it('places values among edges that grow', () => {
  const edges = [0, 1, 10, 100];
  expect([-5, 0, 0.5, 1, 55, 100, 1e6].map((value) => binPlace(edges, value))).toEqual([
    0, 0, 0.5, 1, 2.5, 3, 3,
  ]);
});

it('finds quantiles inside bins, by hand', () => {
  expect([0, 0.25, 0.5, 1].map((part) => quantileOf([0, 10, 0, 10], part))).toEqual([1, 1.5, 2, 4]);
});

it('undoes its quantiles by its shares', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (overall, part) => {
      const edges = Array.from({ length: overall.length + 1 }, (_, i) => i);
      const share = shareBelow({ ...distribution, edges, overall }, quantileOf(overall, part));
      expect(share).toBeCloseTo(part, 9);
    }),
  );
  expect(shareBelow({ ...distribution, overall: [0, 0] }, 5)).toBeNull();
});

it('draws one violin a segment, with its own figures', () => {
  const violins = violinsOf(run, distribution);
  expect(violins.map(({ name, place }) => [name, place])).toEqual([
    ['Savers', 0],
    ['Spenders', 1],
    ['Quiet', 2],
  ]);
  expect(violins[2]).toMatchObject({ values: { q1: 15, median: 27, q3: 45 }, q1: 1.5 });
  expect(Math.max(...violins[2].widths)).toBe(1);
  expect(violinTable(violins).rows[1].slice(0, 1)).toEqual(['Spenders']);
  const option = violinOption(violins, distribution, chartStyles.light, figures);
  expect(option).toMatchObject({ xAxis: { min: 0, max: 2 }, yAxis: { max: 2.5 } });
  expect(segmentColour(0, 'light').fill).not.toBe(segmentColour(1, 'light').fill);
});

it('leaves out a segment without values, and shortens endless names', () => {
  const empty = {
    ...distribution,
    bySegment: [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  };
  expect(violinsOf(run, empty).map(({ place }) => place)).toEqual([1, 2]);
  const hostile = sampleRun(hostileNames);
  const names = violinsOf(hostile, hostile.distributions[0]).map(({ name }) => name.length);
  expect(Math.max(...names)).toBe(60);
});
