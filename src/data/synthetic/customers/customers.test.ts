import { describe, expect, it } from 'vitest';
import { adjustedRandIndex, kMeans, matrixFromRows, mean, quantile } from '../../../core/index.ts';
import { createCustomerDraw, unknownShares, type Customer } from './customer.ts';
import { profiles } from './groups.ts';
import { customers } from './index.ts';

const draw = createCustomerDraw(2);
const people = Array.from({ length: 20_000 }, (_, i) => draw(i));

function of(name: string): Customer[] {
  return people.filter(({ group }) => profiles[group].name === name);
}

function medianOf(name: string, value: (person: Customer) => number | null): number {
  return quantile(
    Float64Array.from(of(name), (person) => value(person) ?? Number.NaN),
    0.5,
  );
}

describe('customers', () => {
  it('have identifiers of eight digits that start with a zero, each once', () => {
    const lines = [...customers.generate({ customers: 5000, seed: 4 })].join('').trim().split('\n');
    const ids = lines.slice(1).map((line) => line.split(',')[0]);
    for (const id of ids) expect(id).toMatch(/^0\d{7}$/);
    expect(new Set(ids).size).toBe(5000);
  });

  it.each<[string, (person: Customer) => unknown, number]>([
    ['income', (p) => p.monthlyIncome, unknownShares.income],
    ['loyalty', (p) => p.loyaltyScore, unknownShares.loyalty],
    ['education', (p) => p.educationLevel, unknownShares.education],
    ['channels', (p) => p.preferredChannels, unknownShares.channels],
  ])('lack %s here and there', (_, value, share) => {
    const missing = people.filter((person) => value(person) === null).length / people.length;
    expect(Math.abs(missing - share)).toBeLessThan(0.006);
  });

  it('stay within sensible bounds', () => {
    const odd = people.filter(
      ({ age, loyaltyScore, productsOwned, totalDeposits, transactionCount }) =>
        age < 18 ||
        age > 96 ||
        (loyaltyScore ?? 0) < 0 ||
        (loyaltyScore ?? 0) > 100 ||
        productsOwned < 1 ||
        totalDeposits <= 0 ||
        transactionCount < 1,
    );
    expect(odd).toEqual([]);
  });

  it('are overdrawn now and then, mostly where credit is relied on', () => {
    const overdrawn = people.filter(({ accountBalance }) => accountBalance < 0);
    const reliant = overdrawn.filter(({ group }) => profiles[group].name === 'credit-reliant');
    expect(overdrawn.length / people.length).toBeCloseTo(0.024, 2);
    expect(reliant.length / overdrawn.length).toBeGreaterThan(0.6);
  });
});

describe('the planted groups of customers', () => {
  it('have their shares', () => {
    for (const { name, share } of profiles) {
      expect(Math.abs(of(name).length / people.length - share)).toBeLessThan(0.01);
    }
  });

  it.each(profiles)('$name follow their profile', (profile) => {
    const { name } = profile;
    const group = of(name);
    for (const [value, expected] of [
      [medianOf(name, (p) => p.monthlyIncome), profile.monthlyIncome[0]],
      [medianOf(name, (p) => p.transactionCount), profile.transactions[0]],
      [medianOf(name, (p) => p.loyaltyScore), profile.loyalty[0]],
      [medianOf(name, (p) => p.age), profile.age[0]],
      [medianOf(name, (p) => p.totalWithdrawals / p.totalDeposits), profile.withdrawn[0]],
    ]) {
      expect(Math.abs(value / expected - 1)).toBeLessThan(0.08);
    }
    const responses = mean(Float64Array.from(group, (p) => p.campaignResponses));
    expect(Math.abs(responses - profile.responses)).toBeLessThan(0.1);
    const withLoan = group.filter(({ hasLoan }) => hasLoan).length / group.length;
    expect(Math.abs(withLoan - profile.hasLoan)).toBeLessThan(0.03);
  });

  it('are found again by clustering, though not without doubt', () => {
    const sample = people.slice(0, 4000);
    const rows = sample.map((p) => [
      Math.log(p.monthlyIncome ?? 3_000),
      Math.asinh(p.accountBalance / 500),
      (p.loyaltyScore ?? 54) / 20,
      Math.log(p.totalDeposits),
      Math.log(p.transactionCount),
      p.productsOwned / 1.7,
    ]);
    const { labels } = kMeans(matrixFromRows(rows), { nClusters: 5, seed: 1 });
    const index = adjustedRandIndex(
      labels,
      Int32Array.from(sample, ({ group }) => group),
    );
    expect(index).toBeGreaterThan(0.6);
    expect(index).toBeLessThan(0.98);
  });
});
