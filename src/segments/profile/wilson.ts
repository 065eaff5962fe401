/** 97.5 % of the standard normal lie below. */
const z = 1.959963984540054;

/**
 * 95 % interval of a share (Wilson, 1927): stays within 0 .. 1 and holds for few cases and for rare ones.
 *
 * @param count successes, 0 .. total
 * @param total cases; without any the interval is 0 .. 1
 */
export function wilsonInterval(count: number, total: number): { lower: number; upper: number } {
  if (total === 0) return { lower: 0, upper: 1 };
  const share = count / total;
  const scale = 1 + z ** 2 / total;
  const middle = (share + z ** 2 / (2 * total)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return {
    lower: count === 0 ? 0 : middle - half,
    upper: count === total ? 1 : middle + half,
  };
}
