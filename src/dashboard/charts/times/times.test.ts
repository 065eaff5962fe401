import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { partsOfTime, timesOption, timesTable } from './option.ts';

const plain = sampleRun();

/** The run with one share a name, of the average customer of each segment and of all. */
function withShares(shares: Readonly<Record<string, string>>) {
  const [role] = plain.data.roles;
  const [feature] = plain.segments[0].profile.features;
  return {
    data: {
      ...plain.data,
      roles: Object.entries(shares).map(([name, concept]) => ({ ...role, name, concept })),
    },
    segments: plain.segments.map((segment, place) => ({
      ...segment,
      profile: {
        ...segment.profile,
        features: Object.keys(shares).map((name, i) => ({
          ...feature,
          feature: name,
          mean: i + 1 + 10 * place,
          overallMean: 5,
        })),
      },
    })),
  };
}

const run = withShares({ weekend_share: 'weekend', own_evening: 'evening', night_share: 'night' });

it('tells when customers act in the order of the clock, whatever the columns are called', () => {
  expect(partsOfTime(run, 1)).toEqual([
    { title: 'Night, 0 to 6', segment: 13, overall: 5 },
    { title: 'Evening, 18 to 24', segment: 12, overall: 5 },
    { title: 'At the weekend', segment: 11, overall: 5 },
  ]);
});

it('tells nothing where there are no times of day', () => {
  expect(partsOfTime(plain, 0)).toEqual([]);
  expect(partsOfTime(withShares({ weekend_share: 'weekend', n: 'night' }), 0)).toEqual([]);
});

it('draws the segment beside all customers', () => {
  const parts = partsOfTime(run, 0);
  const option = timesOption(parts, '#123456', chartStyles.light, figuresIn('en-GB', null));
  expect(option).toMatchObject({
    series: [
      { type: 'bar', itemStyle: { color: '#123456' }, data: [3, 2, 1] },
      { type: 'line', data: [5, 5, 5] },
    ],
  });
  expect(timesTable(parts).rows[0]).toEqual(['Night, 0 to 6', 3, 5]);
});
