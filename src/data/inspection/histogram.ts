import type { ColumnSummary, InspectedColumn } from '../../contract/index.ts';
import { linearEdges, logEdges } from '../../core/index.ts';
import { name, number } from '../quoting.ts';
import type { Session } from '../session.ts';

const mostBins = 30;
/** Beyond it a picture on an even scale shows one bar. */
const skewed = 2;
/** Where the last bin begins that holds a heavy tail: so many interquartile ranges above the quartile. */
const reach = 3;

interface Bins {
  readonly edges: readonly number[];
  readonly logarithmic: boolean;
  readonly openEnd: boolean;
}

/** Counts of a column of numbers between edges. */
export async function histogramOf(
  session: Session,
  relation: string,
  column: ColumnSummary,
): Promise<InspectedColumn['histogram']> {
  const bins = binsOf(column);
  if (bins === null) return null;
  const inner = bins.edges.slice(1, -1);
  // The bin of a value is the number of inner edges at or below it.
  const bin = `len(list_filter([${inner.map(number).join(', ')}]::DOUBLE[], lambda edge: edge <= value))`;
  const rows = await session.rows(
    `SELECT ${bin} AS bin, sum(rows) AS count FROM (SELECT CAST(${name(column.name)} AS DOUBLE) AS value, count(*) AS rows
     FROM ${name(relation)} WHERE ${name(column.name)} IS NOT NULL GROUP BY 1) GROUP BY 1`,
  );
  const counts = new Map(rows.map((row) => [Number(row['bin']), Number(row['count'])]));
  return {
    edges: [...bins.edges],
    counts: Array.from({ length: bins.edges.length - 1 }, (_, i) => counts.get(i) ?? 0),
    logarithmic: bins.logarithmic,
    openEnd: bins.openEnd,
  };
}

/** One bin a whole number where they are few; a logarithmic scale or an open end for heavy tails; else equal bins. */
function binsOf({ min, max, q1, q3, skewness, distinct, integer }: ColumnSummary): Bins | null {
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
