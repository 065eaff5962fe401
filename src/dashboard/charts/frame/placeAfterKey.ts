/** The place that an arrow key, Home or End leads to among `n`; null for other keys. */
export function placeAfterKey(key: string, here: number, n: number): number | null {
  if (key === 'ArrowDown') return (here + 1) % n;
  if (key === 'ArrowUp') return here <= 0 ? n - 1 : here - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? n - 1 : null;
}
