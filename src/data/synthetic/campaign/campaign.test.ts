import { describe, expect, it } from 'vitest';
import { mean, quantile } from '../../../core/index.ts';
import { createContactedDraw, type Contacted } from './contacted.ts';
import { campaignGroups } from './groups.ts';
import { campaign } from './index.ts';
import { chanceOfYes } from './outcome.ts';

const draw = createContactedDraw(9);
const people = Array.from({ length: 45_211 }, (_, i) => draw(i));

function shareOf(holds: (person: Contacted) => boolean, among = people): number {
  return among.filter(holds).length / among.length;
}

/** Share of yes after calls longer than `from` and at most `to` seconds. */
function rate(from: number, to: number): number {
  return shareOf(
    ({ y }) => y,
    people.filter(({ duration }) => duration > from && duration <= to),
  );
}

/** Customers of one planted group. */
function of(name: string): Contacted[] {
  return people.filter(({ group }) => campaignGroups[group].name === name);
}

function meanOf(name: string, value: (person: Contacted) => number): number {
  return mean(Float64Array.from(of(name), value));
}

// The figures are those of the 45,211 customers of UCI Bank Marketing.
describe('campaign', () => {
  it.each<[string, (person: Contacted) => boolean, number]>([
    ['blue-collar', (p) => p.job === 'blue-collar', 0.2153],
    ['management', (p) => p.job === 'management', 0.2092],
    ['student', (p) => p.job === 'student', 0.0207],
    ['unknown job', (p) => p.job === 'unknown', 288 / 45_211],
    ['unknown education', (p) => p.education === 'unknown', 1_857 / 45_211],
    ['tertiary', (p) => p.education === 'tertiary', 0.2942],
    ['unknown contact', (p) => p.contact === 'unknown', 13_020 / 45_211],
    ['unknown poutcome', (p) => p.poutcome === 'unknown', 36_959 / 45_211],
    ['success before', (p) => p.poutcome === 'success', 0.0334],
    ['pdays -1', (p) => p.pdays === -1, 36_954 / 45_211],
    ['married', (p) => p.marital === 'married', 0.6019],
    ['single', (p) => p.marital === 'single', 0.2829],
    ['in default', (p) => p.inDefault, 0.018],
    ['housing', (p) => p.housing, 0.5558],
    ['loan', (p) => p.loan, 0.1602],
    ['negative balance', (p) => p.balance < 0, 3_766 / 45_211],
    ['balance of 0', (p) => p.balance === 0, 0.0777],
    ['may', (p) => p.month === 'may', 0.3045],
    ['yes', (p) => p.y, 0.117],
  ])('has the real share of %s', (_, holds, real) => {
    expect(Math.abs(shareOf(holds) - real)).toBeLessThan(0.01);
  });

  it.each<[string, (person: Contacted) => number, readonly number[]]>([
    ['age', (p) => p.age, [27, 33, 39, 48, 59]],
    ['balance', (p) => p.balance, [-172, 72, 448, 1_428, 5_768]],
    ['duration', (p) => p.duration, [35, 103, 180, 319, 751]],
    ['campaign', (p) => p.campaign, [1, 1, 2, 3, 8]],
  ])('has %s near the real quantiles at 5, 25, 50, 75, 95 %%', (_, of, real) => {
    const values = Float64Array.from(people, of);
    [0.05, 0.25, 0.5, 0.75, 0.95].forEach((p, i) => {
      const tolerance = Math.max(2, 0.15 * Math.abs(real[i]));
      expect(Math.abs(quantile(values, p) - real[i])).toBeLessThanOrEqual(tolerance);
    });
  });

  it('knows of earlier calls wholly or not at all', () => {
    const never = people.filter(({ pdays }) => pdays === -1);
    const called = people.filter(({ pdays }) => pdays !== -1);
    expect(never.every((p) => p.previous === 0 && p.poutcome === 'unknown')).toBe(true);
    expect(called.every((p) => p.previous > 0 && p.pdays > 0)).toBe(true);
  });

  it('has no day that its month has not', () => {
    expect(people.some(({ day, month }) => month === 'feb' && day > 28)).toBe(false);
    expect(people.some(({ day, month }) => month === 'may' && day === 31)).toBe(true);
  });

  it('says yes the more often the longer the call was', () => {
    expect(rate(-1, 60)).toBeLessThan(0.02);
    expect(rate(180, 300)).toBeCloseTo(0.109, 1);
    expect(rate(800, 5000)).toBeGreaterThan(0.45);
  });

  it('writes text in quotes and numbers without', () => {
    const [, line] = [...campaign.generate({ customers: 1, seed: 9 })].join('').split('\n');
    expect(line).toMatch(
      /^\d+;"[\w.-]+";"\w+";"\w+";"(yes|no)";-?\d+;"(yes|no)";"(yes|no)";"\w+";\d+;"\w{3}";\d+;\d+;-?\d+;\d+;"\w+";"(yes|no)"$/,
    );
  });
});

describe('chanceOfYes', () => {
  const call = {
    job: 'services',
    marital: 'married',
    education: 'secondary',
    balance: 0,
    housing: false,
    loan: false,
    contact: 'cellular',
    duration: 180,
    campaign: 1,
    poutcome: 'unknown',
  };

  it('is the logistic of the baseline for a plain call of three minutes', () => {
    expect(chanceOfYes(call, 0)).toBeCloseTo(1 / (1 + Math.exp(2.96)), 12);
  });

  it.each([
    [{ duration: 600 }, 1],
    [{ poutcome: 'success' }, 1],
    [{ job: 'student' }, 1],
    [{ job: 'retired' }, 1],
    [{ marital: 'single' }, 1],
    [{ education: 'tertiary' }, 1],
    [{ balance: 5000 }, 1],
    [{ contact: 'unknown' }, -1],
    [{ housing: true }, -1],
    [{ loan: true }, -1],
    [{ campaign: 6 }, -1],
  ])('moves with %o', (change, sign) => {
    expect(Math.sign(chanceOfYes({ ...call, ...change }, 0) - chanceOfYes(call, 0))).toBe(sign);
    expect(chanceOfYes(call, 1)).toBeGreaterThan(chanceOfYes(call, 0));
  });
});

describe('the planted groups of the campaign', () => {
  it('have their shares', () => {
    for (const { name, share } of campaignGroups) {
      expect(Math.abs(of(name).length / people.length - share)).toBeLessThan(0.01);
    }
  });

  it('are what they are called', () => {
    expect(meanOf('young starters', ({ age }) => age)).toBeLessThan(35);
    expect(meanOf('retired savers', ({ age }) => age)).toBeGreaterThan(55);
    expect(meanOf('stretched borrowers', ({ balance }) => balance)).toBeLessThan(500);
    expect(meanOf('professionals', ({ balance }) => balance)).toBeGreaterThan(1_500);
    expect(shareOf(({ housing }) => housing, of('settled families'))).toBeGreaterThan(0.6);
  });
});
