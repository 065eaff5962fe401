/** Amounts have no decimals, those of a currency, or those of a rate. */
const powersOfTen = [1, 100, 1_000, 10_000] as const;

/** The power of ten that makes all amounts whole; null where there is none. */
export function unitsInOneOf(amounts: Float64Array): number | null {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  if (!Number.isSafeInteger(Math.ceil(largest) * 10_000)) return null;
  return (
    powersOfTen.find((power) =>
      amounts.every((amount) => Math.round(amount * power) / power === amount),
    ) ?? null
  );
}

/** Amounts in units of which so many make 1; as they are where there are none. */
export function unitsOf(amounts: Float64Array, unitsInOne: number | null): Float64Array {
  if (unitsInOne === null) return amounts;
  return amounts.map((amount) => Math.round(amount * unitsInOne));
}
