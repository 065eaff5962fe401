import { createRandom, splitSeed } from '../../../core/index.ts';
import { createPermutation, writeCents } from '../draw/index.ts';
import type { SyntheticSize } from '../shape.ts';
import { birthDate } from './calendar.ts';
import { createBudgetDraws } from './groups.ts';
import { absentShares } from './marginals.ts';
import { createPlaceDraw } from './places.ts';

/** A customer as every transaction repeats it; absent values are empty, or `nan` for a birth date. */
export interface BankCustomer {
  /** Position in `budgetGroups`. */
  readonly group: number;
  readonly birthDate: string;
  readonly gender: string;
  readonly location: string;
  readonly balance: string;
}

const maleShare = 0.73;
const otherShare = 0.0001;

/** @returns customer `i` of 0..customers-1, always the same one */
export function createCustomerDraw(seed: number): (i: number) => BankCustomer {
  const draws = createBudgetDraws();
  const place = createPlaceDraw();
  const customersSeed = splitSeed(seed, 0);
  return (i) => {
    const random = createRandom(splitSeed(customersSeed, i));
    const group = draws.group(random.next());
    const age = draws.age(group, random.next());
    const balance = draws.balance(group, random.next());
    return {
      group,
      birthDate: writeBirthDate(age, random.next(), random.next()),
      gender: writeGender(random.next()),
      location:
        random.next() < absentShares.location
          ? ''
          : place(random.next(), random.next(), random.next()),
      balance: random.next() < absentShares.balance ? '' : writeCents(balance),
    };
  };
}

function writeBirthDate(age: number, known: number, u: number): string {
  if (known < absentShares.birthDate) return 'nan';
  if (known < absentShares.birthDate + absentShares.birthDate1800) return '1/1/1800';
  return birthDate(age, u);
}

function writeGender(u: number): string {
  if (u < absentShares.gender) return '';
  if (u < absentShares.gender + otherShare) return 'T';
  return u < absentShares.gender + otherShare + maleShare ? 'M' : 'F';
}

const smallestIdSpace = 9_000_000;

/** @returns customer number -> `C` and at least seven digits, in no order, never one twice */
export function createCustomerIds({ customers, seed }: SyntheticSize): (i: number) => string {
  let space = smallestIdSpace;
  while (space < customers) space *= 10;
  const place = createPermutation(space, splitSeed(seed, 1));
  return (i) => `C${space / 9 + place(i)}`;
}
