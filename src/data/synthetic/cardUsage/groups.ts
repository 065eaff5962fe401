import {
  createChoice,
  createIndexChoice,
  createMarginal,
  type Choice,
  type Marginal,
} from '../draw/index.ts';
import type { PlantedGroup } from '../shape.ts';
import * as points from './marginals.ts';

/** What a customer uses the card for: one-off purchases, instalments, cash advances. */
interface CardUse {
  readonly oneoff: boolean;
  readonly instalments: boolean;
  readonly cash: boolean;
}

/** Weight of each use within a group; a letter stands for each kind of use that occurs. */
type UseShares = Readonly<Partial<Record<'C' | 'I' | 'O' | 'OI' | 'OC' | 'IC' | 'OIC', number>>>;

export interface CardGroup extends PlantedGroup {
  readonly uses: UseShares;
  /** The group's level on each column, as in `createMarginal`. */
  readonly level: Readonly<Record<'oneoff' | 'instalments' | 'cash' | 'balance' | 'limit', number>>;
  /** The group's level on the share of months with each use. */
  readonly months: Readonly<Record<'oneoff' | 'instalments' | 'cash', number>>;
  /** Share that ever paid a month's bill in full. */
  readonly paysInFull: number;
  /** Share that paid nothing at all. */
  readonly paysNothing: number;
  /** Share of what was spent that was paid back within the tenure: lowest and highest. */
  readonly repays: readonly [lower: number, upper: number];
}

/** The planted groups. The uses are balanced so that over all groups each occurs as often as in the real file. */
export const cardGroups: readonly CardGroup[] = [
  {
    name: 'cash-advance reliant',
    share: 0.22,
    uses: { C: 0.6, OC: 0.18, IC: 0.08, OIC: 0.14 },
    level: { oneoff: -0.8, instalments: -1, cash: 1.6, balance: 1.6, limit: 0.4 },
    months: { oneoff: -1, instalments: -1.2, cash: 1.5 },
    paysInFull: 0.08,
    paysNothing: 0.02,
    repays: [0.05, 0.7],
  },
  {
    name: 'instalment buyers',
    share: 0.2,
    uses: { I: 0.62, OI: 0.25, IC: 0.08, OIC: 0.05 },
    level: { oneoff: -1.2, instalments: 0.6, cash: -1.5, balance: -1.2, limit: -0.9 },
    months: { oneoff: -1, instalments: 1.8, cash: -1.2 },
    paysInFull: 0.42,
    paysNothing: 0.015,
    repays: [0.2, 0.8],
  },
  {
    name: 'full payers',
    share: 0.14,
    uses: { I: 0.33, OI: 0.45, O: 0.22 },
    level: { oneoff: 0.6, instalments: 1, cash: 0, balance: -2.6, limit: 0.3 },
    months: { oneoff: 1, instalments: 1.6, cash: 0 },
    paysInFull: 1,
    paysNothing: 0,
    repays: [0.92, 1.04],
  },
  {
    name: 'one-off big spenders',
    share: 0.11,
    uses: { O: 0.28, OI: 0.5, OC: 0.08, OIC: 0.14 },
    level: { oneoff: 4, instalments: 1.2, cash: -0.5, balance: 1, limit: 3 },
    months: { oneoff: 3, instalments: 0.8, cash: -1 },
    paysInFull: 0.3,
    paysNothing: 0.005,
    repays: [0.45, 1.05],
  },
  {
    name: 'inactive',
    share: 0.18,
    uses: { C: 0.35, I: 0.14, O: 0.26, OC: 0.12, OI: 0.05, IC: 0.05, OIC: 0.03 },
    level: { oneoff: -2.2, instalments: -2.6, cash: -1.8, balance: -2.4, limit: -0.4 },
    months: { oneoff: -2.4, instalments: -3.5, cash: -2 },
    paysInFull: 0.35,
    paysNothing: 0.09,
    repays: [0.2, 0.9],
  },
  {
    name: 'revolvers',
    share: 0.15,
    uses: { C: 0.22, OIC: 0.35, OC: 0.14, O: 0.08, OI: 0.13, I: 0.03, IC: 0.05 },
    level: { oneoff: 0, instalments: -0.2, cash: -0.2, balance: 2.4, limit: 0.2 },
    months: { oneoff: 0, instalments: -0.4, cash: 0 },
    paysInFull: 0.06,
    paysNothing: 0.02,
    repays: [0.05, 0.6],
  },
];

/** Amount and share of months of one kind of use, where it occurs. */
export interface UseDraws {
  readonly amount: Marginal;
  readonly months: Marginal;
}

export interface CardDraws {
  readonly group: Choice<number>;
  /** One choice of uses a group. */
  readonly uses: readonly Choice<CardUse>[];
  readonly oneoff: UseDraws;
  readonly instalments: UseDraws;
  readonly cash: UseDraws;
  readonly balance: Marginal;
  readonly balanceFrequency: Marginal;
  readonly limit: Marginal;
}

export function createCardDraws(): CardDraws {
  const shares = cardGroups.map(({ share }) => share);
  const levels = (of: keyof CardGroup['level']): number[] => cardGroups.map((g) => g.level[of]);
  const use = (of: keyof CardUse, amounts: points.Points, months: points.Points): UseDraws => {
    const weights = cardGroups.map((group) => group.share * shareUsing(of, group.uses));
    return {
      amount: createMarginal(weights, levels(of), amounts),
      months: createMarginal(
        weights,
        cardGroups.map((g) => g.months[of]),
        months,
      ),
    };
  };
  return {
    group: createIndexChoice(shares),
    uses: cardGroups.map(({ uses }) => createChoice(useEntries(uses))),
    oneoff: use('oneoff', points.oneoffPoints, points.oneoffMonths),
    instalments: use('instalments', points.instalmentPoints, points.instalmentMonths),
    cash: use('cash', points.cashAdvancePoints, points.cashAdvanceMonths),
    balance: createMarginal(shares, levels('balance'), points.balancePoints),
    balanceFrequency: createMarginal(shares, levels('balance'), points.balanceFrequencyPoints),
    limit: createMarginal(shares, levels('limit'), points.creditLimitPoints),
  };
}

function useEntries(uses: UseShares): [CardUse, number][] {
  return Object.entries(uses).map(([letters, weight]) => [
    {
      oneoff: letters.includes('O'),
      instalments: letters.includes('I'),
      cash: letters.includes('C'),
    },
    weight,
  ]);
}

function shareUsing(use: keyof CardUse, uses: UseShares): number {
  return useEntries(uses).reduce((sum, [used, weight]) => sum + (used[use] ? weight : 0), 0);
}
