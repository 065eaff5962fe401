import type { Distribution, RunManifest } from '../../../contract/index.ts';
import { shortText } from '../frame/shortText.ts';

/** How the values of one feature spread in one segment; places are in bins, 0 .. nBins, as the axis is. */
export interface Violin {
  readonly name: string;
  /** Place of the segment. */
  readonly place: number;
  /** Half the width of the violin at the middle of each bin, 1 where it is broadest. */
  readonly widths: readonly number[];
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly high: number;
  /** The same in the feature's own unit: 5 %, quartiles, 95 %. */
  readonly values: Readonly<Record<'low' | 'q1' | 'median' | 'q3' | 'high', number>>;
}

/** One violin a segment that has values of the feature, in the manifest's order. */
export function violinsOf(run: RunManifest, distribution: Distribution): Violin[] {
  return run.segments.flatMap(({ name, profile }, place) => {
    const counts = distribution.bySegment[place] ?? [];
    const known = profile.features.find(({ feature }) => feature === distribution.feature);
    const { q1, median, q3 } = known ?? { q1: null, median: null, q3: null };
    if (q1 === null || median === null || q3 === null || !counts.some((n) => n > 0)) return [];
    const { edges } = distribution;
    const [low, high] = [0.05, 0.95].map((part) => quantileOf(counts, part));
    const values = { low: valueAt(edges, low), q1, median, q3, high: valueAt(edges, high) };
    return [
      {
        name: shortText(name),
        place,
        widths: widthsOf(counts),
        low,
        q1: binPlace(edges, q1),
        median: binPlace(edges, median),
        q3: binPlace(edges, q3),
        high,
        values,
      },
    ];
  });
}

/** Counts smoothed by weights 1, 2, 1, broadest at 1. */
function widthsOf(counts: readonly number[]): number[] {
  const at = (i: number) => counts[i] ?? 0;
  const smooth = counts.map((n, i) => (at(i - 1) + 2 * n + at(i + 1)) / 4);
  const most = Math.max(...smooth);
  return smooth.map((n) => n / most);
}

/** Where a value stands among the edges: 2.5 is in the middle of the third bin. */
export function binPlace(edges: readonly number[], value: number): number {
  const nBins = edges.length - 1;
  const next = edges.findIndex((edge) => edge > value);
  if (next === 0) return 0;
  if (next < 0) return nBins;
  return next - 1 + (value - edges[next - 1]) / (edges[next] - edges[next - 1]);
}

/** The value at a place among the edges. */
function valueAt(edges: readonly number[], place: number): number {
  const bin = Math.min(edges.length - 2, Math.floor(place));
  return edges[bin] + (place - bin) * (edges[bin + 1] - edges[bin]);
}

/** The place below which this part of the customers is, taken to lie evenly within each bin. */
export function quantileOf(counts: readonly number[], part: number): number {
  const wanted = part * counts.reduce((sum, n) => sum + n, 0);
  let below = 0;
  for (const [bin, n] of counts.entries()) {
    if (below + n >= wanted && n > 0) return bin + (wanted - below) / n;
    below += n;
  }
  return counts.length;
}

/** The part of all customers, 0 .. 1, that lies below a value; null where there is no one. */
export function shareBelow({ edges, overall }: Distribution, value: number): number | null {
  const all = overall.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  const place = binPlace(edges, value);
  const bin = Math.min(overall.length - 1, Math.floor(place));
  const before = overall.slice(0, bin).reduce((sum, n) => sum + n, 0);
  return (before + (place - bin) * overall[bin]) / all;
}
