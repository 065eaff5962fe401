import type { ChartTable } from '../frame/chartTable.ts';
import type { Bins } from './bins.ts';

/** How a histogram is drawn, in a picture nBins wide and 100 high. */
export interface HistogramShape {
  /** Path of the customers counted now; empty where they are not known yet. */
  readonly bars: string;
  /** Path of as many customers spread as all are. */
  readonly expected: string;
  /** Customers at the top of the picture. */
  readonly top: number;
}

const gap = 0.08;
const full = 96;
/** So that one customer among a million is still seen. */
const least = 1;

/**
 * @param counts one a bin, and a last one for missing values; null while unknown
 * @param totals the same without filters
 */
export function histogramShape(
  counts: ArrayLike<number> | null,
  totals: ArrayLike<number>,
): HistogramShape {
  const nBins = totals.length - 1;
  const expected = expectedCounts(counts, totals).slice(0, nBins);
  const now = counts === null ? [] : Array.from(counts).slice(0, nBins);
  const top = Math.max(0, ...expected, ...now);
  return { bars: pathOf(now, top, gap), expected: pathOf(expected, top, 0), top };
}

/**
 * As many customers as are counted now, spread as all customers are: what the bars would be if the other filters
 * had nothing to do with this column.
 */
export function expectedCounts(
  counts: ArrayLike<number> | null,
  totals: ArrayLike<number>,
): number[] {
  const all = Array.from(totals);
  if (counts === null) return all;
  const total = sumOf(all);
  const share = total === 0 ? 0 : sumOf(Array.from(counts)) / total;
  return all.map((count) => count * share);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

function pathOf(counts: readonly number[], top: number, gap: number): string {
  return counts
    .map((count, bin) => {
      if (count <= 0) return '';
      const height = Math.max(least, (full * count) / top);
      return `M${bin + gap} 100V${decimal(100 - height)}H${bin + 1 - gap}V100Z`;
    })
    .join('');
}

function decimal(n: number): string {
  return String(Number(n.toFixed(2)));
}

/** Every bin with its customers, now and of all; the last row is for those without a value. */
export function histogramTable(
  { edges }: Bins,
  counts: ArrayLike<number> | null,
  totals: ArrayLike<number>,
): ChartTable {
  const bins = edges.map((from, bin): [number | null, number | null] =>
    bin < edges.length - 1 ? [from, edges[bin + 1]] : [null, null],
  );
  return {
    columns: ['From', 'To', 'Selected customers', 'All customers'],
    rows: bins.map((ends, bin) => [
      ...ends,
      counts === null ? null : counts[bin],
      totals[bin] ?? 0,
    ]),
  };
}
