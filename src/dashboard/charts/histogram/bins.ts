import type { Range } from '../../crossfilter/index.ts';
import type { Brush } from './brush.ts';

/** The bins of a histogram, each drawn as wide as the others. */
export interface Bins {
  /** nBins + 1, ascending. */
  readonly edges: readonly number[];
  /** `log` where the edges grow by a factor. */
  readonly spacing: 'linear' | 'log';
}

/** Whether each bin holds one whole number: edges at 0.5, 1.5, ... */
export function areWhole({ edges }: Bins): boolean {
  return edges.every((edge, i) => edge === edges[0] + i) && Math.abs(edges[0] % 1) === 0.5;
}

/** Bins of a column that nobody counted before: equal ones, or one a whole number where there are few. */
export function binsOver(lower: number, upper: number, isCount: boolean): Bins {
  const width = upper - lower;
  const isFew = isCount && Number.isInteger(lower) && Number.isInteger(upper) && width < most;
  const [from, to, n] = isFew ? [lower - 0.5, upper + 0.5, width + 1] : [lower, upper, most];
  if (!(from < to)) return { edges: [lower - 0.5, lower + 0.5], spacing: 'linear' };
  return {
    edges: Array.from({ length: n + 1 }, (_, i) => (i === n ? to : from + (i * (to - from)) / n)),
    spacing: 'linear',
  };
}

const most = 24;

/**
 * The range after a brush moved; stop i is the left edge of bin i. A brush that reaches the first or last stop is
 * open there, as the outer bins hold what lies beyond. An end that did not move keeps its bound, which may have been
 * typed and stand between stops.
 */
export function rangeAfter(bins: Bins, range: Range, brush: Brush): Range {
  const [start, end] = stopsOfRange(bins, range);
  return {
    from: brush.start === start ? range.from : lowerBound(bins, brush.start),
    to: brush.end === end ? range.to : upperBound(bins, brush.end),
  };
}

function lowerBound(bins: Bins, stop: number): number | null {
  return stop <= 0 ? null : boundAt(bins, stop, 0.5);
}

function upperBound(bins: Bins, stop: number): number | null {
  return stop >= bins.edges.length - 1 ? null : boundAt(bins, stop, -0.5);
}

/** The range of one bin, open where it is an outer one. */
export function rangeOfBin(bins: Bins, bin: number): Range {
  return { from: lowerBound(bins, bin), to: upperBound(bins, bin + 1) };
}

function boundAt(bins: Bins, stop: number, inwards: number): number {
  const { edges } = bins;
  if (areWhole(bins)) return edges[stop] + inwards;
  const width = Math.min(edges[stop] - edges[stop - 1], edges[stop + 1] - edges[stop]);
  return rounded(edges[stop], width);
}

/** To a hundredth of the width or so: people read the bound, and the picture shows no more. */
function rounded(value: number, width: number): number {
  const step = 10 ** (Math.floor(Math.log10(width)) - 2);
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** Where a range begins and ends among the stops, with fractions inside of bins. */
export function stopsOfRange(
  bins: Bins,
  { from, to }: Range,
): readonly [start: number, end: number] {
  const half = areWhole(bins) ? 0.5 : 0;
  const start = from === null ? 0 : onStop(placeOf(bins, from - half));
  const end = to === null ? bins.edges.length - 1 : onStop(placeOf(bins, to + half));
  return [start, Math.max(start, end)];
}

/** A bound was rounded when it was brushed: what is nearly a stop is that stop. */
function onStop(place: number): number {
  const stop = Math.round(place);
  return Math.abs(place - stop) < 0.02 ? stop : place;
}

/** A value's place among the stops, 0 .. nBins. */
export function placeOf({ edges, spacing }: Bins, value: number): number {
  const nBins = edges.length - 1;
  if (!(value > edges[0])) return 0;
  if (value >= edges[nBins]) return nBins;
  const bin = edges.findLastIndex((edge) => edge <= value);
  const [low, high] = [edges[bin], edges[bin + 1]];
  const isLog = spacing === 'log' && low > 0;
  const share = isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return bin + share;
}

/** A figure below the axis. */
interface Tick {
  /** Place among the stops. */
  readonly at: number;
  readonly value: number;
}

/** At most six figures, evenly apart; under the middle of a bin where it holds one whole number. */
export function ticksOf(bins: Bins): Tick[] {
  const nBins = bins.edges.length - 1;
  const isWhole = areWhole(bins);
  const last = isWhole ? nBins - 1 : nBins;
  const step = Math.max(1, Math.ceil(last / 5));
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => {
    const stop = i * step;
    return isWhole
      ? { at: stop + 0.5, value: bins.edges[stop] + 0.5 }
      : { at: stop, value: bins.edges[stop] };
  });
}
