import {
  createChoice,
  createIndexChoice,
  createMarginal,
  type Choice,
  type Marginal,
} from '../draw/index.ts';
import type { PlantedGroup } from '../shape.ts';
import { jobs } from './jobs.ts';
import { agePoints, balancePoints } from './marginals.ts';

type Marital = 'married' | 'single' | 'divorced';

/** How one planted group lives. Shares are 0..1 of the group; levels as in `createMarginal`. */
export interface Household {
  readonly name: string;
  readonly ageLevel: number;
  readonly balanceLevel: number;
  readonly marital: Readonly<Record<Marital, number>>;
  readonly housing: number;
  readonly loan: number;
  readonly inDefault: number;
  /** Share that said yes, among those asked in an earlier campaign. */
  readonly saidYesBefore: number;
}

/** In the order of `groupShares` of each job. */
export const households: readonly Household[] = [
  {
    name: 'young starters',
    ageLevel: -3,
    balanceLevel: 0.1,
    marital: { married: 0.21, single: 0.76, divorced: 0.03 },
    housing: 0.48,
    loan: 0.12,
    inDefault: 0.006,
    saidYesBefore: 0.19,
  },
  {
    name: 'settled families',
    ageLevel: 0.9,
    balanceLevel: 0.2,
    marital: { married: 0.8, single: 0.07, divorced: 0.13 },
    housing: 0.65,
    loan: 0.14,
    inDefault: 0.006,
    saidYesBefore: 0.13,
  },
  {
    name: 'professionals',
    ageLevel: 0.5,
    balanceLevel: 1,
    marital: { married: 0.62, single: 0.25, divorced: 0.13 },
    housing: 0.49,
    loan: 0.1,
    inDefault: 0.003,
    saidYesBefore: 0.24,
  },
  {
    name: 'stretched borrowers',
    ageLevel: 0.2,
    balanceLevel: -4,
    marital: { married: 0.62, single: 0.22, divorced: 0.16 },
    housing: 0.72,
    loan: 0.4,
    inDefault: 0.105,
    saidYesBefore: 0.06,
  },
  {
    name: 'retired savers',
    ageLevel: 6,
    balanceLevel: 0.9,
    marital: { married: 0.76, single: 0.05, divorced: 0.19 },
    housing: 0.15,
    loan: 0.07,
    inDefault: 0.003,
    saidYesBefore: 0.42,
  },
];

const totalWeight = jobs.reduce((sum, { weight }) => sum + weight, 0);
const shares = households.map((_, group) =>
  jobs.reduce(
    (sum, { weight, groupShares }) => sum + (weight * groupShares[group]) / totalWeight,
    0,
  ),
);

/** The planted groups; who belongs to which is drawn by job, so their shares follow from the jobs'. */
export const campaignGroups: readonly PlantedGroup[] = households.map(({ name }, group) => ({
  name,
  share: shares[group],
}));

export interface HouseholdDraws {
  /** One choice of group a job. */
  readonly group: readonly Choice<number>[];
  readonly age: Marginal;
  readonly balance: Marginal;
  /** One choice a group. */
  readonly marital: readonly Choice<string>[];
}

export function createHouseholdDraws(): HouseholdDraws {
  return {
    group: jobs.map(({ groupShares }) => createIndexChoice(groupShares)),
    age: createMarginal(
      shares,
      households.map(({ ageLevel }) => ageLevel),
      agePoints,
    ),
    balance: createMarginal(
      shares,
      households.map(({ balanceLevel }) => balanceLevel),
      balancePoints,
    ),
    marital: households.map(({ marital }) => createChoice(Object.entries(marital))),
  };
}
