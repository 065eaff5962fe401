import type { Answer, ChartCounts } from './createCrossfilter.ts';

/**
 * The next answer with the last one's counts where they are equal, so that what did not change is told apart from what
 * did without looking at it again: a chart's own filter, for one, never changes the chart.
 */
export function keepEqual(last: Answer | null, next: Answer): Answer {
  if (last === null) return next;
  const charts = new Map<string, ChartCounts>();
  for (const [name, counts] of next.charts) {
    const before = last.charts.get(name);
    charts.set(name, before !== undefined && areEqual(before, counts) ? before : counts);
  }
  return { selected: next.selected, charts };
}

function areEqual(a: ChartCounts, b: ChartCounts): boolean {
  return haveSame(a.counts, b.counts) && haveSame(a.totals, b.totals);
}

function haveSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
