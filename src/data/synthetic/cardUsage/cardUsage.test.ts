import { describe, expect, it } from 'vitest';
import { quantile } from '../../../core/index.ts';
import { createCardDraw, type Card } from './card.ts';
import { cardGroups } from './groups.ts';
import { cardUsage } from './index.ts';

const draw = createCardDraw(3);
const cards = Array.from({ length: 40_000 }, (_, i) => draw(i));

function shareOf(holds: (card: Card) => boolean): number {
  return cards.filter(holds).length / cards.length;
}

function medianOf(group: string, of: (card: Card) => number): number {
  const values = cards.filter((card) => cardGroups[card.group].name === group).map(of);
  return quantile(Float64Array.from(values), 0.5);
}

// The figures beside the tolerances are those of the 8,950 card holders of cc-general.csv.
describe('card usage', () => {
  it('adds up: purchases are one-off purchases and instalments', () => {
    const off = cards.filter(
      ({ purchases, oneoff, instalments }) =>
        Math.abs(purchases.amount - oneoff.amount - instalments.amount) > 1e-6,
    );
    expect(off).toEqual([]);
  });

  it('has no months beyond the tenure and an operation for each month of use', () => {
    const uses = cards.flatMap(({ oneoff, instalments, purchases, cash }) => [
      oneoff,
      instalments,
      purchases,
      cash,
    ]);
    expect(uses.every(({ amount, months }) => months > 0 === amount > 0)).toBe(true);
    const odd = cards.filter(
      ({ tenure, oneoff, instalments, purchases, cash, ...card }) =>
        purchases.months < Math.max(oneoff.months, instalments.months) ||
        purchases.months > Math.min(tenure, oneoff.months + instalments.months) ||
        cash.months > tenure ||
        card.fullPaymentMonths > tenure ||
        card.balanceMonths > tenure - 1 ||
        card.purchaseOperations < purchases.months ||
        card.cashOperations < cash.months,
    );
    expect(odd).toEqual([]);
  });

  it('leaves unused what the real file leaves unused', () => {
    expect(shareOf(({ purchases }) => purchases.amount === 0)).toBeCloseTo(0.228, 2);
    expect(shareOf(({ oneoff }) => oneoff.amount === 0)).toBeCloseTo(0.481, 1);
    expect(shareOf(({ instalments }) => instalments.amount === 0)).toBeCloseTo(0.438, 1);
    expect(shareOf(({ cash }) => cash.amount === 0)).toBeCloseTo(0.517, 1);
    expect(shareOf(({ fullPaymentMonths }) => fullPaymentMonths === 0)).toBeCloseTo(0.66, 1);
  });

  it('lacks minimum payments in 3.5 % of rows, all where nothing was paid, and few limits', () => {
    const missing = shareOf(({ minimumPayments }) => minimumPayments === null);
    expect(Math.abs(missing - 0.035)).toBeLessThan(0.006);
    expect(Math.abs(shareOf(({ payments }) => payments === 0) - 0.027)).toBeLessThan(0.006);
    const unpaid = cards.filter(({ payments }) => payments === 0);
    expect(unpaid.every(({ minimumPayments }) => minimumPayments === null)).toBe(true);
    const noLimit = cards.filter(({ creditLimit }) => creditLimit === null).length;
    expect(noLimit).toBeGreaterThan(0);
    expect(noLimit).toBeLessThan(40);
  });

  it.each<[string, (card: Card) => number | null, [p: number, real: number][], number]>([
    [
      'balance',
      (c) => c.balance,
      [
        [0.25, 128],
        [0.5, 873],
        [0.75, 2_054],
        [0.95, 5_909],
      ],
      0.12,
    ],
    [
      'limit',
      (c) => c.creditLimit,
      [
        [0.25, 1_600],
        [0.5, 3_000],
        [0.75, 6_500],
      ],
      0.05,
    ],
    [
      'purchases',
      (c) => c.purchases.amount,
      [
        [0.5, 361],
        [0.75, 1_110],
        [0.95, 3_999],
      ],
      0.15,
    ],
    [
      'one-off',
      (c) => c.oneoff.amount,
      [
        [0.75, 577],
        [0.95, 2_671],
        [0.99, 6_690],
      ],
      0.1,
    ],
    [
      'instalments',
      (c) => c.instalments.amount,
      [
        [0.75, 469],
        [0.95, 1_750],
      ],
      0.1,
    ],
    [
      'cash',
      (c) => c.cash.amount,
      [
        [0.75, 1_114],
        [0.95, 4_647],
        [0.99, 9_588],
      ],
      0.1,
    ],
    [
      'purchase operations',
      (c) => c.purchaseOperations,
      [
        [0.5, 7],
        [0.95, 57],
      ],
      0.25,
    ],
    [
      'cash operations',
      (c) => c.cashOperations,
      [
        [0.75, 4],
        [0.95, 15],
        [0.99, 29],
      ],
      0.25,
    ],
    [
      'payments',
      (c) => c.payments,
      [
        [0.25, 383],
        [0.5, 857],
        [0.75, 1_901],
        [0.95, 6_082],
      ],
      0.2,
    ],
    [
      'minimum',
      (c) => c.minimumPayments,
      [
        [0.25, 169],
        [0.5, 312],
        [0.75, 825],
        [0.95, 2_767],
      ],
      0.2,
    ],
  ])('has %s near the real quantiles', (_, of, figures, tolerance) => {
    const values = Float64Array.from(cards, (card) => of(card) ?? Number.NaN);
    for (const [p, real] of figures) {
      expect(Math.abs(quantile(values, p) / real - 1), `at ${p}`).toBeLessThan(tolerance);
    }
  });

  it('observes most for twelve months, none for fewer than six', () => {
    expect(shareOf(({ tenure }) => tenure === 12)).toBeCloseTo(0.847, 1);
    expect(Math.min(...cards.map(({ tenure }) => tenure))).toBe(6);
  });

  it('seldom carries a balance beyond the limit', () => {
    expect(shareOf((c) => c.balance > (c.creditLimit ?? Infinity))).toBeLessThan(0.04);
  });

  it('writes frequencies as parts of the tenure', () => {
    const [, line] = [...cardUsage.generate({ customers: 1, seed: 3 })].join('').split('\n');
    const cells = line.split(',');
    expect(cells[0]).toBe('C10001');
    expect(Number(cells[7])).toBeCloseTo(cards[0].purchases.months / cards[0].tenure, 6);
    expect(Number(cells[2])).toBeCloseTo(cards[0].balanceMonths / (cards[0].tenure - 1), 6);
  });
});

describe('the planted card groups', () => {
  it('have their shares', () => {
    cardGroups.forEach(({ share }, group) => {
      expect(Math.abs(shareOf((card) => card.group === group) - share)).toBeLessThan(0.01);
    });
  });

  it('are what they are called', () => {
    expect(medianOf('cash-advance reliant', (c) => c.cash.amount)).toBeGreaterThan(1_000);
    expect(medianOf('instalment buyers', (c) => c.instalments.months)).toBeGreaterThan(7);
    expect(medianOf('instalment buyers', (c) => c.oneoff.amount)).toBe(0);
    expect(medianOf('full payers', (c) => c.fullPaymentMonths / c.tenure)).toBeGreaterThan(0.5);
    expect(medianOf('full payers', (c) => c.balance)).toBeLessThan(400);
    expect(medianOf('one-off big spenders', (c) => c.oneoff.amount)).toBeGreaterThan(1_500);
    expect(medianOf('inactive', (c) => c.purchases.amount)).toBeLessThan(100);
    expect(medianOf('revolvers', (c) => c.balance)).toBeGreaterThan(1_500);
    expect(medianOf('revolvers', (c) => c.fullPaymentMonths)).toBe(0);
  });
});
