import type { Scheme } from './segmentColours.ts';

/** Where this browser keeps the scheme that the reader chose. */
export const schemeKey = 'mantine-color-scheme-value';

/** The scheme that is on: the one chosen in this browser, else the system's. */
export function schemeNow(): Scheme {
  const chosen = keptScheme();
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** A browser may forbid to keep anything. */
function keptScheme(): string | null {
  try {
    return localStorage.getItem(schemeKey);
  } catch {
    return null;
  }
}
