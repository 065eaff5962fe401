import { createChoice, type Choice } from '../draw/index.ts';

/** How calling went in one month of the year. */
interface Month {
  readonly name: string;
  /** Calls per 1,000 of the year. */
  readonly weight: number;
  /** Weights of a mobile telephone, a telephone, not noted. */
  readonly contact: readonly [cellular: number, telephone: number, unknown: number];
  /** Share of those called who had been called in an earlier campaign. */
  readonly calledBefore: number;
  /** What the month adds to the log-odds of a yes. */
  readonly pull: number;
  readonly days: number;
}

function month(
  name: string,
  days: number,
  weight: number,
  contact: Month['contact'],
  calledBefore: number,
  pull: number,
): Month {
  return { name, weight, contact, calledBefore, pull, days };
}

const months: readonly Month[] = [
  month('jan', 31, 31, [902, 92, 6], 0.355, -0.5),
  month('feb', 28, 58.6, [892, 103, 5], 0.349, 0.3),
  month('mar', 31, 10.6, [874, 111, 15], 0.363, 2.8),
  month('apr', 30, 64.9, [930, 68, 2], 0.381, 0.7),
  month('may', 31, 304.5, [387, 33, 579], 0.183, -0.3),
  month('jun', 30, 118.1, [136, 15, 849], 0.06, 0.8),
  month('jul', 31, 152.5, [836, 124, 40], 0.037, -0.4),
  month('aug', 31, 138.2, [952, 39, 8], 0.085, -0.1),
  month('sep', 30, 12.8, [805, 114, 81], 0.541, 2.5),
  month('oct', 31, 16.3, [755, 177, 68], 0.463, 2.4),
  month('nov', 30, 87.8, [892, 95, 13], 0.29, -0.4),
  month('dec', 31, 4.7, [813, 173, 14], 0.551, 2.4),
];

/** Weight of each day of the month, the 1st first. */
const dayWeights = [
  71, 286, 239, 320, 422, 427, 402, 407, 345, 116, 327, 355, 351, 409, 377, 313, 429, 510, 389, 609,
  448, 200, 208, 99, 186, 229, 248, 405, 386, 346, 142,
];

const contacts = ['cellular', 'telephone', 'unknown'] as const;

export interface CallDraws {
  readonly month: Choice<{ readonly of: Month; readonly contact: Choice<string> }>;
  /** 1..31 */
  readonly day: Choice<number>;
}

export function createCallDraws(): CallDraws {
  return {
    month: createChoice(
      months.map((of) => [
        { of, contact: createChoice(contacts.map((name, i) => [name, of.contact[i]])) },
        of.weight,
      ]),
    ),
    day: createChoice(dayWeights.map((weight, i) => [i + 1, weight])),
  };
}
