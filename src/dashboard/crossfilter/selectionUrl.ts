import type { CustomerFilter } from '../../contract/index.ts';
import type { Box, Range } from './dimension.ts';
import type { Selection } from './selection.ts';

const range = 'range.';
const level = 'in.';

/**
 * A selection in the words of an address: `segment=S1&range.age=18..40&in.job=clerk&box=-1..2,0..3`, with
 * `map=2` for the second of a run's maps. A bound that
 * is open is left out: `range.age=18..`.
 */
export function printSelection({ segments, filters, box, map }: Selection): URLSearchParams {
  const params = new URLSearchParams();
  for (const id of segments) params.append('segment', id);
  for (const filter of filters) appendFilter(params, filter);
  if (map > 0) params.append('map', String(map + 1));
  if (box !== null) params.append('box', `${printRange(box.x)},${printRange(box.y)}`);
  return params;
}

function appendFilter(params: URLSearchParams, filter: CustomerFilter): void {
  if ('levels' in filter) {
    for (const one of filter.levels) params.append(level + filter.column, one);
  } else {
    params.append(range + filter.column, printRange(filter));
  }
}

/** Reads what {@link printSelection} wrote; parts that cannot be read are left out. */
export function parseSelection(params: URLSearchParams): Selection {
  return {
    segments: [...new Set(params.getAll('segment'))],
    filters: parseFilters(params),
    box: parseBox(params.get('box')),
    map: parseMap(params.get('map')),
  };
}

function parseFilters(params: URLSearchParams): CustomerFilter[] {
  const byColumn = new Map<string, CustomerFilter>();
  for (const [name, value] of params) {
    if (name.startsWith(range)) {
      const column = name.slice(range.length);
      const read = parseRange(value);
      if (read !== null) byColumn.set(column, { column, ...read });
    } else if (name.startsWith(level)) {
      const column = name.slice(level.length);
      const filter = byColumn.get(column);
      const levels = filter !== undefined && 'levels' in filter ? filter.levels : [];
      byColumn.set(column, { column, levels: [...new Set([...levels, value])] });
    }
  }
  return [...byColumn.values()];
}

/** The place of a map among those of a run, from what stands for it in an address. */
export function parseMap(text: string | null): number {
  return text !== null && /^[1-9]\d?$/.test(text) ? Number(text) - 1 : 0;
}

function parseBox(text: string | null): Box | null {
  const parts = text?.split(',').map(parseRange) ?? [];
  if (parts.length !== 2) return null;
  const [x, y] = parts;
  return x === null || y === null ? null : { x, y };
}

function printRange({ from, to }: Range): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** @returns null where the text is no range, or bounds nothing */
function parseRange(text: string): { from: number | null; to: number | null } | null {
  const bounds = text.split('..');
  if (bounds.length !== 2) return null;
  const [from, to] = bounds.map((bound) => (bound.trim() === '' ? null : Number(bound)));
  if (Number.isNaN(from) || Number.isNaN(to) || (from === null && to === null)) return null;
  return { from, to };
}
