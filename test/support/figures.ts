/** Whether two figures are the same to nine digits, or both are missing: null, undefined or NaN. */
export function sameFigure(a: unknown, b: unknown): boolean {
  const [x, y] = [a, b].map((value) => Number(value ?? NaN));
  if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) {
    return Number.isNaN(x) && Number.isNaN(y);
  }
  return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(y));
}
