import type { CustomerFilter, CustomerQuery } from '../../contract/index.ts';
import type { Box, Range } from './dimension.ts';

/** Columns of the customer table that say where a customer stands on a map; `map` counts a run's maps from 0. */
export function mapColumns(map: number): { readonly x: string; readonly y: string } {
  const end = map === 0 ? '' : ` ${map + 1}`;
  return { x: `map x${end}`, y: `map y${end}` };
}

/** Whether a column of the customer table says where a customer stands on some map. */
export function isMapColumn(column: string): boolean {
  return /^map [xy]( [1-9]\d*)?$/.test(column);
}

/** Which customers are looked at; everything the explorer, the map and the list of customers share. */
export interface Selection {
  /** Ids of segments; all when empty. */
  readonly segments: readonly string[];
  /** At most one a column. */
  readonly filters: readonly CustomerFilter[];
  readonly box: Box | null;
  /** The map that is looked at, and that the box is on: of a run's maps, counted from 0. */
  readonly map: number;
}

/** Everyone. */
export const everyone: Selection = { segments: [], filters: [], box: null, map: 0 };

/** How a part of the page changes what is looked at, whatever that is by then. */
export type Change = (by: (selection: Selection) => Selection) => void;

export function isEveryone({ segments, filters, box }: Selection): boolean {
  return segments.length === 0 && filters.length === 0 && box === null;
}

function filterOn({ filters }: Selection, column: string): CustomerFilter | undefined {
  return filters.find((filter) => filter.column === column);
}

const open: Range = { from: null, to: null };
const noLevels: readonly string[] = [];

/** The range that a column is held to, the same object while it stays; open on both sides where it is not filtered. */
export function rangeOn(selection: Selection, column: string): Range {
  const filter = filterOn(selection, column);
  return filter !== undefined && 'from' in filter ? filter : open;
}

/** The levels that a column is held to, the same array while they stay; none where it is not filtered. */
export function levelsOn(selection: Selection, column: string): readonly string[] {
  const filter = filterOn(selection, column);
  return filter !== undefined && 'levels' in filter ? filter.levels : noLevels;
}

/** With the column held to a range; one that is open on both sides lifts the filter. */
export function withRange(selection: Selection, column: string, { from, to }: Range): Selection {
  return from === null && to === null
    ? withoutFilter(selection, column)
    : withFilter(selection, { column, from, to });
}

/** With the level added to those the column is held to, or taken away; without any left, the filter is lifted. */
export function withLevelToggled(selection: Selection, column: string, level: string): Selection {
  return withLevels(selection, column, toggled(levelsOn(selection, column), level));
}

/** With the column held to levels; none lift the filter. */
export function withLevels(
  selection: Selection,
  column: string,
  levels: readonly string[],
): Selection {
  return levels.length === 0
    ? withoutFilter(selection, column)
    : withFilter(selection, { column, levels: [...levels] });
}

export function withSegmentToggled(selection: Selection, segmentId: string): Selection {
  return { ...selection, segments: toggled(selection.segments, segmentId) };
}

export function withoutFilter(selection: Selection, column: string): Selection {
  return { ...selection, filters: selection.filters.filter((filter) => filter.column !== column) };
}

function withFilter(selection: Selection, filter: CustomerFilter): Selection {
  const others = withoutFilter(selection, filter.column).filters;
  return { ...selection, filters: [...others, filter] };
}

function toggled(all: readonly string[], one: string): string[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

/** The selection as the server is asked for it: a box is a range of each of the map's columns. */
export function queryOf({
  segments,
  filters,
  box,
  map,
}: Selection): Required<Pick<CustomerQuery, 'segments' | 'filters'>> {
  const { x, y } = mapColumns(map);
  const ranges = box === null ? [] : [boxRange(x, box.x), boxRange(y, box.y)];
  return { segments: [...segments], filters: [...filters, ...ranges] };
}

function boxRange(column: string, { from, to }: Range): CustomerFilter {
  return { column, from, to };
}
