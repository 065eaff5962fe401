import { name } from '../quoting.ts';
import { text } from '../quoting.ts';
import { uniqueNames } from '../names.ts';
import { fixed, slotOf, type Layout } from './layout.ts';

/** Customers as a statement for CSV: the bank's columns, then the scores. */
export function csvSelection(layout: Layout, where: string): string {
  const own = ['customer_id', 'segment_id', 'segment', 'probability', 'distance', 'next_segment'];
  const { names } = uniqueNames([
    ...own,
    ...layout.columns.map((column) => column.name),
    'reasons',
    'notes',
  ]);
  const values = [
    harmless(fixed.id),
    bySegment(fixed.place, layout, ({ id }) => id),
    harmless(bySegment(fixed.place, layout, (segment) => segment.name)),
    fixed.probability,
    fixed.distance,
    harmless(bySegment(fixed.next, layout, (segment) => segment.name)),
    ...layout.columns.map(({ kind }, place) =>
      kind === 'number' ? slotOf(place) : harmless(slotOf(place)),
    ),
    harmless(fixed.reasons),
    harmless(fixed.notes),
  ];
  const columns = values.map((value, i) => `${value} AS ${name(safeHeader(names[i]))}`);
  return `SELECT ${columns.join(', ')} FROM customers WHERE ${where} ORDER BY place_in_table`;
}

/** What a spreadsheet would take for a formula. */
const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** Text in which a spreadsheet finds no formula: an apostrophe goes before what would start one (OWASP, CSV injection). */
function harmless(value: string): string {
  const signs = starts.map((sign) => text(sign)).join(', ');
  return `CASE WHEN left(${value}, 1) IN (${signs}) AND try_cast(${value} AS DOUBLE) IS NULL THEN '''' || ${value} ELSE ${value} END`;
}

function safeHeader(header: string): string {
  return starts.includes(header.slice(0, 1)) ? `'${header}` : header;
}

function bySegment(
  place: string,
  { segments }: Layout,
  word: (segment: Layout['segments'][number]) => string,
): string {
  const cases = segments.map((segment, i) => `WHEN ${i} THEN ${text(word(segment))}`);
  return `CASE ${place} ${cases.join(' ')} END`;
}
