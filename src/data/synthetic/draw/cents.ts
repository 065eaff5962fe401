/**
 * Writes an amount >= 0 with at most two decimals, as `String` writes the rounded number, in about
 * half the time: rows with amounts come by the million.
 *
 * @param value at most 2^53 / 100
 */
export function writeCents(value: number): string {
  const cents = Math.round(value * 100);
  const whole = Math.floor(cents / 100);
  const rest = cents - whole * 100;
  if (rest === 0) return `${whole}`;
  if (rest < 10) return `${whole}.0${rest}`;
  return rest % 10 === 0 ? `${whole}.${rest / 10}` : `${whole}.${rest}`;
}
