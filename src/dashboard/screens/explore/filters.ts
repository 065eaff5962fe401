import type { Filter, Selection } from '../../crossfilter/index.ts';
import type { ChartSpec } from './specs.ts';

/** Names of dimensions that no column can have: a column's begins with {@link columnKey}. */
export const segmentKey = 'segment';

/** A map's name as a dimension. */
export function mapKey(map: number): string {
  return map === 0 ? 'map' : `map ${map + 1}`;
}

/** A column's name as a dimension. */
export function columnKey(name: string): string {
  return `column ${name}`;
}

/** A selection as filters of dimensions. */
export function filtersOf(
  { segments, filters, box, map }: Selection,
  specs: readonly ChartSpec[],
  segmentIds: readonly string[],
): ReadonlyMap<string, Filter> {
  const all = new Map<string, Filter>();
  if (segments.length > 0) {
    all.set(segmentKey, { kind: 'levels', codes: codesOf(segments, segmentIds) });
  }
  for (const filter of filters) {
    const spec = specs.find(({ name }) => name === filter.column);
    const key = columnKey(filter.column);
    if ('levels' in filter) {
      const levels = spec?.kind === 'category' ? spec.levels : [];
      all.set(key, { kind: 'levels', codes: codesOf(filter.levels, levels) });
    } else {
      all.set(key, { kind: 'range', range: filter });
    }
  }
  if (box !== null) all.set(mapKey(map), { kind: 'box', box });
  return all;
}

function codesOf(chosen: readonly string[], all: readonly string[]): number[] {
  return chosen.map((one) => all.indexOf(one)).filter((code) => code >= 0);
}
