import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { radarAxes, radarTable, radarWords } from '../radar/option.ts';
import { shareBelow, silhouetteOption, silhouetteStrips, silhouetteTable } from './option.ts';

const figures = figuresIn('en-GB', null);
const run = { ...sampleRun(), silhouettes: [[-0.25, 0.2, 0.6], [], [0.1, 0.5, 0.9]] };

it('stacks a strip a segment, as high as it has customers', () => {
  const strips = silhouetteStrips(run);
  expect(strips.map(({ place }) => place)).toEqual([0, 2]);
  const [first, second] = strips;
  const ratio = (first.bottom - first.top) / (second.bottom - second.top);
  expect(ratio).toBeCloseTo(run.segments[0].size / run.segments[2].size, 9);
  expect(second.bottom).toBeCloseTo(1, 9);
  expect(silhouetteStrips(sampleRun())).toEqual([]);
});

it('reaches as far left as its lowest figure, and tells it', () => {
  const strips = silhouetteStrips(run);
  const option = silhouetteOption(strips, 0.4, chartStyles.light, figures);
  expect(option).toMatchObject({ xAxis: { min: -0.3, max: 1 } });
  expect(JSON.stringify(option)).toContain('mean 0.40');
  expect(JSON.stringify(silhouetteOption(strips, null, chartStyles.light, figures))).not.toContain(
    '"mean',
  );
  expect(silhouetteTable(strips).rows).toEqual([
    ['Savers', -0.25, 0.2, 0.2, 0.6, 0.6],
    ['Quiet', 0.1, 0.5, 0.5, 0.9, 0.9],
  ]);
  expect(shareBelow([-1, 0, 1, 2])).toBe(0.25);
});

it('draws a radar of what tells segments apart most, from three features on', () => {
  expect(radarAxes(sampleRun())).toEqual([]);
  const [balance] = run.distributions;
  const all = ['balance', 'visits', 'age'].map((feature) => ({
    ...balance,
    feature,
    label: feature,
  }));
  const axes = radarAxes({ ...run, distributions: all });
  expect(axes).toHaveLength(3);
  // Medians of 9, 18 and 27 among 300 customers below 10 and 300 from 10 to 20.
  expect(axes[0].percentiles).toEqual([45, 90, 100]);
  expect(radarTable(axes, ['a', 'b', 'c']).rows[0]).toEqual(['balance', 45, 90, 100]);
  expect(radarWords(axes, 1, figures)).toContain('balance above 90%');
});
