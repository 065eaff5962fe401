import { createRandom, splitSeed, type Random } from '../../../core/index.ts';
import { createChoice, createCurve, createIndexChoice } from '../draw/index.ts';
import { createCallDraws } from './calls.ts';
import { createHouseholdDraws, households } from './groups.ts';
import { educations, jobs } from './jobs.ts';
import { callPoints, durationPoints, pdaysPoints, previousPoints } from './marginals.ts';
import { chanceOfYes, type Call } from './outcome.ts';

/** What is known of earlier campaigns. */
interface Past {
  /** Days since the last call, -1 where there was none. */
  readonly pdays: number;
  readonly previous: number;
  readonly poutcome: string;
}

/** One customer called in the campaign. */
export interface Contacted extends Call, Past {
  /** Position in `campaignGroups`. */
  readonly group: number;
  readonly age: number;
  readonly inDefault: boolean;
  readonly day: number;
  readonly month: string;
  readonly y: boolean;
}

const neverCalled: Past = { pdays: -1, previous: 0, poutcome: 'unknown' };
const outcomeNotNotedShare = 0.0006;
const failureShareOfRest = 0.727;

/** @returns customer `i` of the campaign, always the same one */
export function createContactedDraw(seed: number): (i: number) => Contacted {
  const draws = createHouseholdDraws();
  const calls = createCallDraws();
  const drawJob = createIndexChoice(jobs.map(({ weight }) => weight));
  const drawEducation = jobs.map(({ education }) =>
    createChoice(educations.map((name, i) => [name, education[i]])),
  );
  const drawDuration = createCurve(durationPoints);
  const drawCalls = createCurve(callPoints);
  const drawPast = createPastDraw();

  return (i) => {
    const random = createRandom(splitSeed(seed, i));
    const job = drawJob(random.next());
    const group = draws.group[job](random.next());
    const household = households[group];
    const { of: month, contact } = calls.month(random.next());
    const customer = {
      group,
      age: Math.floor(draws.age(group, random.next())),
      job: jobs[job].name,
      marital: draws.marital[group](random.next()),
      education: drawEducation[job](random.next()),
      inDefault: random.next() < household.inDefault,
      balance: Math.round(draws.balance(group, random.next())),
      housing: random.next() < household.housing,
      loan: random.next() < household.loan,
      contact: contact(random.next()),
      day: Math.min(month.days, calls.day(random.next())),
      month: month.name,
      duration: Math.round(drawDuration(random.next())),
      campaign: Math.round(drawCalls(random.next())),
      ...(random.next() < month.calledBefore
        ? drawPast(household.saidYesBefore, random)
        : neverCalled),
    };
    return { ...customer, y: random.next() < chanceOfYes(customer, month.pull) };
  };
}

function createPastDraw(): (saidYesBefore: number, random: Random) => Past {
  const drawDays = createCurve(pdaysPoints);
  const drawPrevious = createCurve(previousPoints);
  return (saidYesBefore, random) => ({
    pdays: Math.round(drawDays(random.next())),
    previous: Math.round(drawPrevious(random.next())),
    poutcome: pastOutcome(saidYesBefore, random),
  });
}

function pastOutcome(saidYesBefore: number, random: Random): string {
  const u = random.next();
  const v = random.next();
  if (v < outcomeNotNotedShare) return 'unknown';
  if (u < saidYesBefore) return 'success';
  return random.next() < failureShareOfRest ? 'failure' : 'other';
}
