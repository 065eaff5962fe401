import type { Dimension, Filter } from './dimension.ts';
import { filteredBy, type Filtered } from './flips.ts';
import { slotsOf } from './slots.ts';
import { newTally, recount, turn, type Chart } from './tally.ts';

/** Charts that can be counted at once: one bit of a mask each. */
const mostDimensions = 31;

/** How many customers one chart shows. */
export interface ChartCounts {
  /** One a bin, level or cell, and a last one for customers without a value; own filter left out. */
  readonly counts: Uint32Array;
  /** The same without any filter. */
  readonly totals: Uint32Array;
}

export interface Answer {
  /** Customers that pass every filter. */
  readonly selected: number;
  /** By the name of the dimension. */
  readonly charts: ReadonlyMap<string, ChartCounts>;
}

/** Customers under filters, one filter a chart: each chart is filtered by all others and not by itself. */
export interface Crossfilter {
  /**
   * Adds a chart without a filter; one of the same name stays as it is.
   *
   * @throws RangeError beyond {@link mostDimensions}, and when the rows are not as many as the others'
   */
  readonly add: (dimension: Dimension) => void;
  /** Lifts the chart's filter and forgets it; nothing happens where there is none. */
  readonly remove: (name: string) => void;
  /**
   * Sets the filters of all charts; those not named have none, and names without a chart are left alone.
   *
   * @throws RangeError when a filter is not of the chart's kind
   */
  readonly filter: (filters: ReadonlyMap<string, Filter>) => void;
  /** Does ahead of time what the first filter of a chart needs, so that it is answered as quickly as the next. */
  readonly prepare: (name: string) => void;
  /** Copies of the counts as they are now. */
  readonly answer: () => Answer;
}

interface Entry {
  readonly chart: Chart;
  readonly totals: Uint32Array;
  readonly filtered: Filtered;
}

/** @param nRows customers; every dimension has that many values */
export function createCrossfilter(nRows: number): Crossfilter {
  const tally = newTally(nRows);
  const entries = new Map<string, Entry>();

  function add(dimension: Dimension): void {
    if (entries.has(dimension.name)) return;
    const { codes, nSlots } = slotsOf(dimension);
    if (codes.length !== nRows) {
      throw new RangeError(`"${dimension.name}" has ${codes.length} rows instead of ${nRows}.`);
    }
    const place = freePlace(tally.charts);
    const chart: Chart = { bit: 1 << place, codes, counts: new Uint32Array(nSlots + 1) };
    const totals = new Uint32Array(nSlots + 1);
    for (let row = 0; row < nRows; row++) totals[codes[row]]++;
    recount(tally.masks, chart);
    tally.charts[place] = chart;
    entries.set(dimension.name, { chart, totals, filtered: filteredBy(dimension) });
  }

  function remove(name: string): void {
    const entry = entries.get(name);
    if (entry === undefined) return;
    turn(tally, entry.chart, entry.filtered.flips(null));
    tally.charts[tally.charts.indexOf(entry.chart)] = null;
    entries.delete(name);
  }

  function filter(filters: ReadonlyMap<string, Filter>): void {
    for (const [name, { chart, filtered }] of entries) {
      turn(tally, chart, filtered.flips(filters.get(name) ?? null));
    }
  }

  function answer(): Answer {
    const charts = new Map<string, ChartCounts>();
    for (const [name, { chart, totals }] of entries) {
      charts.set(name, { counts: chart.counts.slice(), totals });
    }
    return { selected: tally.selected, charts };
  }

  const prepare = (name: string) => entries.get(name)?.filtered.prepare();

  return { add, remove, filter, prepare, answer };
}

function freePlace(charts: readonly (Chart | null)[]): number {
  const free = charts.indexOf(null);
  const place = free < 0 ? charts.length : free;
  if (place < mostDimensions) return place;
  throw new RangeError(`At most ${mostDimensions} charts can be counted at once; hide one first.`);
}
