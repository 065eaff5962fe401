import { createRandom, splitSeed, type Random } from '../../../core/index.ts';
import { clamp, createChoice, createIndexChoice, roundTo } from '../draw/index.ts';
import { channels, educationLevels, profiles } from './groups.ts';

/** One customer of the bank; money in the bank's currency, sums over a year. null where unknown. */
export interface Customer {
  /** Position in `profiles`. */
  readonly group: number;
  readonly age: number;
  readonly gender: string;
  readonly monthlyIncome: number | null;
  readonly accountBalance: number;
  /** Points, 0..100 */
  readonly loyaltyScore: number | null;
  readonly educationLevel: string | null;
  readonly totalWithdrawals: number;
  readonly totalDeposits: number;
  readonly transactionCount: number;
  readonly preferredChannels: string | null;
  readonly hasLoan: boolean;
  readonly productsOwned: number;
  readonly campaignResponses: number;
}

/** Share of customers of whom a value is not known. */
export const unknownShares = { income: 0.03, loyalty: 0.025, education: 0.04, channels: 0.015 };

/** @returns customer `i`, always the same one */
export function createCustomerDraw(seed: number): (i: number) => Customer {
  const drawGroup = createIndexChoice(profiles.map(({ share }) => share));
  const drawEducation = profiles.map(({ education }) => choiceOf(educationLevels, education));
  const drawChannels = profiles.map((profile) => choiceOf(channels, profile.channels));

  return (i) => {
    const random = createRandom(splitSeed(seed, i));
    const group = drawGroup(random.next());
    const profile = profiles[group];
    // Within a group, the better-off earn, hold and buy more.
    const means = random.nextGaussian();
    const income = lognormal(profile.monthlyIncome, together(means, 0.8, random));
    const deposits = income * 12 * lognormal(profile.deposited, random.nextGaussian());
    const withdrawals = deposits * lognormal(profile.withdrawn, random.nextGaussian());
    const products = normal(profile.products, together(means, 0.4, random));
    const overdrawn = random.next() < profile.overdrawn;
    const balance = overdrawn
      ? -income * random.next()
      : lognormal(profile.accountBalance, together(means, 0.5, random));
    const known = (share: number): boolean => random.next() >= share;
    return {
      group,
      age: clamp(Math.round(normal(profile.age, random.nextGaussian())), 18, 96),
      gender: random.next() < 0.51 ? 'F' : 'M',
      monthlyIncome: known(unknownShares.income) ? roundTo(income, 2) : null,
      accountBalance: roundTo(balance, 2),
      loyaltyScore: known(unknownShares.loyalty)
        ? roundTo(clamp(normal(profile.loyalty, random.nextGaussian()), 0, 100), 1)
        : null,
      educationLevel: known(unknownShares.education) ? drawEducation[group](random.next()) : null,
      totalWithdrawals: roundTo(withdrawals, 2),
      totalDeposits: roundTo(deposits, 2),
      transactionCount: Math.round(lognormal(profile.transactions, random.nextGaussian())),
      preferredChannels: known(unknownShares.channels) ? drawChannels[group](random.next()) : null,
      hasLoan: random.next() < profile.hasLoan,
      productsOwned: clamp(Math.round(products), 1, 10),
      campaignResponses: poisson(profile.responses, random.next()),
    };
  };
}

function choiceOf(values: readonly string[], weights: readonly number[]): (u: number) => string {
  return createChoice(values.map((value, i) => [value, weights[i]]));
}

function normal([mean, deviation]: readonly [number, number], gaussian: number): number {
  return mean + deviation * gaussian;
}

function lognormal([median, deviation]: readonly [number, number], gaussian: number): number {
  return median * Math.exp(deviation * gaussian);
}

/** A standard normal number with the given correlation to `gaussian`. */
function together(gaussian: number, correlation: number, random: Random): number {
  return correlation * gaussian + Math.sqrt(1 - correlation ** 2) * random.nextGaussian();
}

/** The Poisson number at rank `u`, found by adding up its probabilities. */
function poisson(mean: number, u: number): number {
  let count = 0;
  let probability = Math.exp(-mean);
  let below = probability;
  while (u > below && probability > 0) {
    count++;
    probability *= mean / count;
    below += probability;
  }
  return count;
}
