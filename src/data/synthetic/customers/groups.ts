import type { PlantedGroup } from '../shape.ts';

/** Where a group lies on a number, and how widely: mean and standard deviation. */
type Spread = readonly [mean: number, deviation: number];

/** A number that is lognormal within a group: median, and standard deviation of its logarithm. */
type LogSpread = readonly [median: number, deviation: number];

export const educationLevels = ['primary', 'secondary', 'bachelor', 'master', 'doctorate'] as const;
export const channels = [
  'mobile',
  'online',
  'branch',
  'phone',
  'mobile/online',
  'branch/phone',
] as const;

/** How the customers of one planted group are. */
export interface Profile extends PlantedGroup {
  /** Years */
  readonly age: Spread;
  readonly monthlyIncome: LogSpread;
  readonly accountBalance: LogSpread;
  /** Share whose account is overdrawn. */
  readonly overdrawn: number;
  /** Points, 0..100 */
  readonly loyalty: Spread;
  /** A year */
  readonly transactions: LogSpread;
  /** What comes in on the account, as a share of the year's income. */
  readonly deposited: LogSpread;
  /** What goes out, as a share of what comes in. */
  readonly withdrawn: LogSpread;
  readonly products: Spread;
  /** Share with a loan. */
  readonly hasLoan: number;
  /** Mean number of past campaigns answered. */
  readonly responses: number;
  /** Weight of each of `educationLevels`. */
  readonly education: readonly number[];
  /** Weight of each of `channels`. */
  readonly channels: readonly number[];
}

export const profiles: readonly Profile[] = [
  {
    name: 'everyday families',
    share: 0.3,
    age: [43, 7.5],
    monthlyIncome: [3_900, 0.26],
    accountBalance: [7_800, 0.65],
    overdrawn: 0.005,
    loyalty: [66, 10],
    transactions: [340, 0.28],
    deposited: [0.95, 0.12],
    withdrawn: [0.95, 0.06],
    products: [4, 0.9],
    hasLoan: 0.5,
    responses: 1.3,
    education: [8, 48, 31, 11, 2],
    channels: [24, 26, 20, 8, 18, 4],
  },
  {
    name: 'young digital',
    share: 0.24,
    age: [26.5, 4],
    monthlyIncome: [2_100, 0.28],
    accountBalance: [1_900, 0.75],
    overdrawn: 0.015,
    loyalty: [56, 11],
    transactions: [640, 0.3],
    deposited: [0.98, 0.12],
    withdrawn: [0.98, 0.05],
    products: [1.9, 0.7],
    hasLoan: 0.1,
    responses: 0.9,
    education: [4, 38, 42, 15, 1],
    channels: [58, 12, 1, 2, 27, 0],
  },
  {
    name: 'credit-reliant',
    share: 0.18,
    age: [38, 9],
    monthlyIncome: [2_700, 0.28],
    accountBalance: [330, 0.8],
    overdrawn: 0.1,
    loyalty: [38, 10],
    transactions: [190, 0.33],
    deposited: [0.92, 0.12],
    withdrawn: [1.08, 0.05],
    products: [3.1, 0.8],
    hasLoan: 0.92,
    responses: 0.5,
    education: [17, 56, 21, 5, 1],
    channels: [30, 20, 18, 18, 9, 5],
  },
  {
    name: 'affluent',
    share: 0.14,
    age: [54, 9],
    monthlyIncome: [8_600, 0.35],
    accountBalance: [64_000, 0.75],
    overdrawn: 0,
    loyalty: [77, 9],
    transactions: [210, 0.35],
    deposited: [1.05, 0.18],
    withdrawn: [0.78, 0.12],
    products: [5.8, 1.1],
    hasLoan: 0.28,
    responses: 2.4,
    education: [2, 16, 36, 34, 12],
    channels: [10, 22, 24, 14, 12, 18],
  },
  {
    name: 'dormant',
    share: 0.14,
    age: [57, 14],
    monthlyIncome: [2_500, 0.4],
    accountBalance: [2_300, 1],
    overdrawn: 0.002,
    loyalty: [24, 10],
    transactions: [36, 0.6],
    deposited: [0.16, 0.5],
    withdrawn: [0.9, 0.3],
    products: [1.2, 0.5],
    hasLoan: 0.04,
    responses: 0.1,
    education: [26, 48, 19, 6, 1],
    channels: [6, 10, 52, 14, 2, 16],
  },
];
