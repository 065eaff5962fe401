import type { RunManifest } from '../../../contract/index.ts';
import type { Answer, ChartCounts, Filter, Selection } from '../../crossfilter/index.ts';
import { columnKey, segmentKey } from './filters.ts';
import type { ChartSpec } from './specs.ts';

/** What a chart shows. */
export interface ChartView {
  /** Null while it is not known. */
  readonly counts: ArrayLike<number> | null;
  readonly totals: ArrayLike<number>;
}

/** What the explorer shows: from the manifest at once, and live once the columns are here. */
export interface View {
  /** Customers that pass every filter; null while it is not known. */
  readonly selected: number | null;
  /** By the key of the dimension. */
  readonly charts: ReadonlyMap<string, ChartView>;
}

/**
 * The live answer where there is one, the manifest's figures where there is not.
 *
 * @param filters those of the selection; an answer that lacks one of their charts is not used
 */
export function viewOf(
  run: RunManifest,
  specs: readonly ChartSpec[],
  selection: Selection,
  filters: ReadonlyMap<string, Filter>,
  answer: Answer | null,
): View {
  const first = firstView(run, specs, selection);
  if (answer === null || [...filters.keys()].some((key) => !answer.charts.has(key))) return first;
  const charts = new Map<string, ChartView>([...first.charts, ...answer.charts]);
  return { selected: answer.selected, charts };
}

/** What the manifest alone tells: all customers, and those of chosen segments, which it counts apart. */
export function firstView(
  run: RunManifest,
  specs: readonly ChartSpec[],
  selection: Selection,
): View {
  const { segments, filters, box } = selection;
  const isKnown = filters.length === 0 && box === null;
  const chosen = run.segments.map(({ id }) => segments.length === 0 || segments.includes(id));
  const sizes = run.segments.map(({ size }) => size);
  // Who is in no segment is looked at as long as no segment is asked for.
  const none = run.unassigned;
  const charts = new Map<string, ChartView>([
    [segmentKey, { counts: isKnown ? [...sizes, none] : null, totals: [...sizes, none] }],
  ]);
  for (const spec of specs) {
    const counts = countsIn(run, spec);
    if (counts === null) continue;
    charts.set(columnKey(spec.name), {
      counts: isKnown ? summed(counts, (place) => chosen[place]) : null,
      totals: summed(counts, () => true),
    });
  }
  const start = segments.length === 0 ? none : 0;
  const selected = sizes.reduce((sum, size, place) => sum + (chosen[place] ? size : 0), start);
  return { selected: isKnown ? selected : null, charts };
}

/** One row a segment: customers by bin or level, and those without a value; null where the manifest has none. */
function countsIn({ segments, distributions }: RunManifest, spec: ChartSpec): number[][] | null {
  if (spec.kind === 'number') {
    const bins = distributions.find(({ feature }) => feature === spec.name)?.bySegment;
    return bins?.map((own, place) => withMissing(own, segments[place].size)) ?? null;
  }
  const rows = segments.map(({ size, profile }) => {
    const levels = profile.categories.find(({ feature }) => feature === spec.name)?.levels;
    const counts = new Map(levels?.map(({ level, count }) => [level, count]));
    const own = spec.levels.map((level) => counts.get(level) ?? 0);
    return levels === undefined ? null : withMissing(own, size);
  });
  return rows.every((row) => row !== null) ? rows : null;
}

function withMissing(counts: readonly number[], size: number): number[] {
  const known = counts.reduce((sum, count) => sum + count, 0);
  return [...counts, Math.max(0, size - known)];
}

function summed(rows: readonly (readonly number[])[], isIn: (place: number) => boolean): number[] {
  const sums = (rows[0] ?? []).map(() => 0);
  rows.forEach((row, place) => {
    if (isIn(place)) row.forEach((count, slot) => (sums[slot] += count));
  });
  return sums;
}

/** Customers of each segment among those selected; null while it is not known. */
export function selectedBySegment(
  { segments }: RunManifest,
  selection: Selection,
  chart: ChartView | ChartCounts | undefined,
): (number | null)[] {
  const { counts } = chart ?? { counts: null };
  return segments.map(({ id }, place) => {
    if (selection.segments.length > 0 && !selection.segments.includes(id)) return 0;
    return counts === null ? null : counts[place];
  });
}
