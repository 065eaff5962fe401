/** Amounts have no decimals, those of a currency, or those of a rate. */
const powersOfTen = [1, 100, 1_000, 10_000] as const;

/** Finds what makes amounts whole, some amounts at a time. */
export interface UnitsFinder {
  readonly add: (amounts: Float64Array) => void;
  /** The power of ten that makes all amounts so far whole; null where there is none. */
  readonly unitsInOne: () => number | null;
}

export function createUnitsFinder(): UnitsFinder {
  let largest = 0;
  /** Of the power that makes all amounts so far whole; what one makes whole all larger ones do. */
  let place = 0;
  return {
    add(amounts) {
      for (let i = 0; i < amounts.length; i++) {
        const amount = amounts[i];
        largest = Math.max(largest, Math.abs(amount));
        while (place < powersOfTen.length && !isWhole(amount, powersOfTen[place])) place += 1;
      }
    },
    unitsInOne: () =>
      Number.isSafeInteger(Math.ceil(largest) * 10_000) ? (powersOfTen[place] ?? null) : null,
  };
}

function isWhole(amount: number, power: number): boolean {
  return Math.round(amount * power) / power === amount;
}

/** Amounts in units of which so many make 1; as they are where there are none. */
export function unitsOf(amounts: Float64Array, unitsInOne: number | null): Float64Array {
  if (unitsInOne === null) return amounts;
  return amounts.map((amount) => Math.round(amount * unitsInOne));
}
