/** The place that an arrow key, Home or End leads to among `n`, no further than the ends; null for other keys. */
export function placeAfterKey(key: string, here: number, n: number): number | null {
  if (key === 'ArrowDown') return Math.min(here + 1, n - 1);
  if (key === 'ArrowUp') return Math.max(here - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? n - 1 : null;
}
