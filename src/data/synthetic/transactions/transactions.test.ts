import { describe, expect, it } from 'vitest';
import { correlation, quantile } from '../../../core/index.ts';
import { createCustomerDraw } from './customer.ts';
import { budgetGroups, createBudgetDraws } from './groups.ts';
import { transactions } from './index.ts';
import { createPaymentDraw } from './transaction.ts';

const customers = 100_000;
const rows = [...transactions.generate({ customers, seed: 11 })]
  .join('')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const cells = (column: number): string[] => rows.map((row) => row[column]);
const numbers = (column: number): Float64Array =>
  Float64Array.from(cells(column), (cell) => (cell === '' ? Number.NaN : Number(cell)));
const shareOf = (column: number, value: string): number =>
  cells(column).filter((cell) => cell === value).length / rows.length;

// The figures are those published for the whole file of 1,048,567 rows and 884,265 customers.
describe('transactions', () => {
  it('have the published ratio of rows to customers', () => {
    expect(transactions.countRows(884_265)).toBe(1_048_567);
    expect(new Set(cells(1)).size).toBe(customers);
  });

  it('have balances within 5 % of the published quartiles', () => {
    const balances = numbers(5);
    for (const [p, published] of [
      [0.25, 4_721.76],
      [0.5, 16_792.18],
      [0.75, 57_657.36],
    ]) {
      expect(Math.abs(quantile(balances, p) / published - 1)).toBeLessThan(0.05);
    }
    expect(quantile(balances, 1)).toBeGreaterThan(1e7);
    expect(quantile(balances, 1)).toBeLessThanOrEqual(1.15e8);
  });

  it('have amounts within 5 % of the published quartiles', () => {
    const amounts = numbers(8);
    for (const [p, published] of [
      [0.25, 161],
      [0.5, 459.03],
      [0.75, 1_200],
    ]) {
      expect(Math.abs(quantile(amounts, p) / published - 1)).toBeLessThan(0.05);
    }
    expect(quantile(amounts, 1)).toBeGreaterThan(1e5);
    expect(quantile(amounts, 1)).toBeLessThanOrEqual(1_560_035);
  });

  it('have the published shares of absent values', () => {
    expect(shareOf(2, '1/1/1800')).toBeCloseTo(0.0537, 2);
    // Six standard errors: a customer with two rows counts twice.
    for (const [column, value, published] of [
      [2, 'nan', 3_397],
      [3, '', 1_100],
      [4, '', 151],
      [5, '', 2_369],
    ] as const) {
      const share = published / 1_048_567;
      const tolerance = 6 * Math.sqrt(share / rows.length);
      expect(Math.abs(shareOf(column, value) - share)).toBeLessThan(tolerance);
    }
  });

  it('lie in the published window of dates, both ends included', () => {
    const dates = new Set(cells(6));
    expect(dates).toContain('1/8/16');
    expect(dates).toContain('21/10/16');
    const outside = [...dates].filter((date) => !/^(\d\d?\/[89]\/16|(16|21)\/10\/16)$/.test(date));
    expect(outside).toEqual([]);
  });

  it('have times as HHMMSS without leading zeros', () => {
    const times = cells(7);
    expect(times.some((time) => time.length < 6)).toBe(true);
    const odd = times.filter(
      (time) =>
        !/^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(time.padStart(6, '0')) ||
        String(Number(time)) !== time,
    );
    expect(odd).toEqual([]);
  });

  it('have birth dates with two-digit years, old customers among them', () => {
    const years = cells(2)
      .filter((date) => date !== 'nan' && date !== '1/1/1800')
      .map((date) => /^\d\d?\/\d\d?\/(\d\d)$/.exec(date)?.[1]);
    expect(years).not.toContain(undefined);
    expect(years.some((year) => Number(year) > 26 && Number(year) < 50)).toBe(true);
  });

  it('repeat what belongs to the customer on each of the customer’s rows', () => {
    const own = rows.map(([, id, ...rest]) => `${id},${rest.slice(0, 4).join(',')}`);
    expect(new Set(own).size).toBe(customers);
  });

  it('number their rows and mix the customers', () => {
    expect(cells(0)).toEqual(rows.map((_, i) => `T${i + 1}`));
    expect(cells(1).filter((id) => !/^C\d{7}$/.test(id))).toEqual([]);
    const repeated = cells(1).filter((id, i, all) => i > 0 && id === all[i - 1]).length;
    expect(repeated).toBeLessThan(10);
  });

  it('have few large places, a long tail of others, and a rare third gender', () => {
    const places = new Set(cells(4));
    expect(shareOf(4, 'MUMBAI')).toBeGreaterThan(0.08);
    expect(places.size).toBeGreaterThan(1500);
    expect([...places].some((place) => place.startsWith('SECTOR '))).toBe(true);
    expect(shareOf(3, 'M')).toBeCloseTo(0.73, 1);
    expect(cells(3).filter((gender) => gender === 'T').length).toBeLessThan(50);
    expect(shareOf(3, 'T')).toBeGreaterThan(0);
  });

  it('have mostly whole amounts', () => {
    const whole = numbers(8).filter((amount) => Number.isInteger(amount)).length;
    expect(whole / rows.length).toBeCloseTo(0.88, 1);
  });
});

const draw = createCustomerDraw(5);
const pay = createPaymentDraw(5, createBudgetDraws().amount);
const people = Array.from({ length: 20_000 }, (_, i) => {
  const customer = draw(i);
  const yearOfBirth = Number(/\/(\d\d)$/.exec(customer.birthDate)?.[1] ?? Number.NaN);
  const balance = customer.balance === '' ? Number.NaN : Number(customer.balance);
  return { group: customer.group, yearOfBirth, balance, amount: pay(i, customer.group).amount };
});

function medians(of: (person: (typeof people)[number]) => number): number[] {
  return budgetGroups.map((_, group) =>
    quantile(Float64Array.from(people.filter((person) => person.group === group).map(of)), 0.5),
  );
}

describe('the planted budget groups', () => {
  it('have their shares', () => {
    budgetGroups.forEach(({ share }, group) => {
      const found = people.filter((person) => person.group === group).length / people.length;
      expect(Math.abs(found - share)).toBeLessThan(0.015);
    });
  });

  it('rise in balance, amount and age', () => {
    for (const [low, middle, high] of [
      medians(({ balance }) => balance),
      medians(({ amount }) => amount),
      medians(({ yearOfBirth }) => -yearOfBirth),
    ]) {
      expect(low).toBeLessThan(middle);
      expect(middle).toBeLessThan(high);
    }
  });

  it('tie amounts to balances loosely, as in the real file, where r = 0.25', () => {
    const known = people.filter(({ balance }) => !Number.isNaN(balance));
    const r = correlation(
      Float64Array.from(known, ({ balance }) => Math.log1p(balance)),
      Float64Array.from(known, ({ amount }) => Math.log1p(amount)),
    );
    expect(r).toBeGreaterThan(0.2);
    expect(r).toBeLessThan(0.45);
  });
});
