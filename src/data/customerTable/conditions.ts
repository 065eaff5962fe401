import type { CustomerFilter, FullCustomerQuery } from '../../contract/index.ts';
import { ClienteleError } from '../../contract/index.ts';
import { number, text, texts } from '../quoting.ts';
import { allMapSlots, fixed, slotOf, type Layout } from './layout.ts';

/** Which customers a query is about. */
export type CustomerSelection = Pick<FullCustomerQuery, 'segments' | 'filters' | 'search'>;

/**
 * The condition of a query in SQL; all parts hold together.
 *
 * @throws ClienteleError `usage` for a column or a segment that the table does not have
 */
export function conditionOf(
  layout: Layout,
  { segments, filters, search }: CustomerSelection,
): string {
  const parts = filters.map((filter) => filterInSql(layout, filter));
  if (segments.length > 0) {
    const places = segments.map((id) => placeOfSegment(layout, id));
    parts.push(`${fixed.place} IN (${places.join(', ')})`);
  }
  if (search !== '') parts.push(searchInSql(printable(search)));
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/** Part of an id, in any case. Digits have none, and then no id has to be written anew to be looked at. */
function searchInSql(search: string): string {
  const hasCase = search.toLowerCase() !== search.toUpperCase();
  return hasCase
    ? `contains(lower(${fixed.id}), lower(${text(search)}))`
    : `contains(${fixed.id}, ${text(search)})`;
}

/**
 * ORDER BY of a query, the same for equal values every time.
 *
 * @param sort a column of the table, or `customer_id`, `segment`, `probability`, `distance`; null for the table's own
 */
export function orderOf(layout: Layout, sort: FullCustomerQuery['sort']): string {
  // A table is read in its own order; to ask for it would make DuckDB look at every row.
  if (sort === null) return '';
  const way = sort.descending ? 'DESC' : 'ASC';
  const own = new Map<string, string>([
    ['customer_id', fixed.id],
    ['segment', fixed.place],
    ['probability', fixed.probability],
    ['distance', fixed.distance],
  ]);
  // A bank's column comes first: its name may be one of ours.
  const place = layout.columns.findIndex(({ name }) => name === sort.column);
  const column = place >= 0 ? slotOf(place) : own.get(sort.column);
  if (column === undefined) throw noSuchColumn(sort.column);
  return `ORDER BY ${column} ${way} NULLS LAST, place_in_table`;
}

function filterInSql(layout: Layout, filter: CustomerFilter): string {
  const { slot, kind } = columnOf(layout, filter.column);
  if ('levels' in filter) {
    if (kind === 'number') throw notOfKind(filter.column, 'a number; filter it by from and to');
    return filter.levels.length === 0
      ? 'false'
      : `${slot} IN ${texts(filter.levels.map(printable))}`;
  }
  if (kind === 'category') throw notOfKind(filter.column, 'a category; filter it by levels');
  const { from, to } = filter;
  const bounds = [
    ...(from === null ? [] : [`${slot} >= ${number(from)}`]),
    ...(to === null ? [] : [`${slot} <= ${number(to)}`]),
  ];
  return bounds.length === 0 ? 'true' : bounds.join(' AND ');
}

/** The slot of a bank's column. */
export function columnOf(
  layout: Layout,
  column: string,
): { readonly slot: string; readonly kind: 'number' | 'category' } {
  const place = layout.columns.findIndex(({ name }) => name === column);
  const axis = allMapSlots(layout).get(column);
  if (place < 0 && axis !== undefined) return { slot: axis, kind: 'number' };
  if (place < 0) throw noSuchColumn(column);
  return { slot: slotOf(place), kind: layout.columns[place].kind };
}

function placeOfSegment(layout: Layout, id: string): number {
  const place = layout.segments.findIndex((segment) => segment.id === id);
  if (place >= 0) return place;
  throw new ClienteleError(
    'usage',
    `There is no segment "${id.slice(0, 80)}"; the segments are ${layout.segments.map((segment) => segment.id).join(', ')}.`,
  );
}

/** No value of a table holds a NUL, and no statement may. */
function printable(value: string): string {
  return value.replaceAll('\0', '\u{fffd}');
}

function noSuchColumn(column: string): ClienteleError {
  return new ClienteleError(
    'usage',
    `There is no column "${column.slice(0, 80)}"; the customer table's description lists them.`,
  );
}

function notOfKind(column: string, what: string): ClienteleError {
  return new ClienteleError('usage', `Column "${column.slice(0, 80)}" is ${what}.`);
}
