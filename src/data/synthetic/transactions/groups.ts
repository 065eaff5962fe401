import { createIndexChoice, createMarginal, type Marginal } from '../draw/index.ts';
import type { PlantedGroup } from '../shape.ts';
import { agePoints, amountPoints, balancePoints } from './marginals.ts';

/** The planted budget groups; what their customers spend, hold and how old they are rises in order. */
export const budgetGroups: readonly PlantedGroup[] = [
  { name: 'low budget', share: 0.45 },
  { name: 'medium budget', share: 0.38 },
  { name: 'high budget', share: 0.17 },
];

const shares = budgetGroups.map(({ share }) => share);

/** Columns of which each group has its own part. */
export interface BudgetDraws {
  readonly group: (u: number) => number;
  readonly age: Marginal;
  readonly balance: Marginal;
  readonly amount: Marginal;
}

export function createBudgetDraws(): BudgetDraws {
  return {
    group: createIndexChoice(shares),
    age: createMarginal(shares, [-1.2, 0.5, 2], agePoints),
    balance: createMarginal(shares, [-1.5, 0.6, 2.6], balancePoints),
    amount: createMarginal(shares, [-1.3, 0.5, 2.6], amountPoints),
  };
}
