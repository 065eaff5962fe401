import type { ColumnSummary } from '../../contract/index.ts';
import { linearEdges, logEdges } from '../../core/index.ts';

const mostBins = 30;
/** Beyond it a picture on an even scale shows one bar. */
const skewed = 2;
/** Where the last bin begins that holds a heavy tail: so many interquartile ranges above the quartile. */
const reach = 3;

/** How the bins of a histogram lie. */
export interface Bins {
  /** Ascending, one more than there are bins. */
  readonly edges: readonly number[];
  readonly logarithmic: boolean;
  readonly openEnd: boolean;
}

/**
 * One bin a whole number where they are few; a logarithmic scale or an open end for heavy tails; else equal bins.
 *
 * @returns null for a column without values
 */
export function binsOf({
  min,
  max,
  q1,
  q3,
  skewness,
  distinct,
  integer,
}: ColumnSummary): Bins | null {
  if (min === null || max === null || q1 === null || q3 === null) return null;
  const even = { logarithmic: false, openEnd: false };
  if (integer && max - min < mostBins) {
    return { ...even, edges: Array.from({ length: max - min + 2 }, (_, i) => min + i - 0.5) };
  }
  if (min === max) return { ...even, edges: [min, min + 1] };
  const nBins = Math.min(mostBins, distinct);
  if ((skewness ?? 0) > skewed && min > 0) {
    return { edges: [...logEdges(min, max, nBins)], logarithmic: true, openEnd: false };
  }
  const fence = q3 + reach * (q3 - q1);
  if ((skewness ?? 0) > skewed && q3 > q1 && fence < max) {
    return { edges: [...linearEdges(min, fence, nBins), max], logarithmic: false, openEnd: true };
  }
  return { ...even, edges: [...linearEdges(min, max, nBins)] };
}
