import type { CustomerFilter, Unit } from '../../../contract/index.ts';
import { rangeWords } from '../../charts/histogram/rangeWords.ts';
import { withoutFilter, withSegmentToggled, type Selection } from '../../crossfilter/index.ts';

/** One thing that customers are held to, and the selection without it. */
export interface Chip {
  readonly key: string;
  /** "Age: 18 to 40" */
  readonly words: string;
  readonly without: Selection;
}

/** What columns and segments are called. */
export interface Names {
  readonly segment: (id: string) => string;
  readonly column: (name: string) => { readonly label: string; readonly unit: Unit };
  readonly value: (n: number, unit: Unit) => string;
}

/** Everything a selection holds customers to, in words. */
export function chipsOf(selection: Selection, names: Names): Chip[] {
  const segments = selection.segments.map((id) => ({
    key: `segment ${id}`,
    words: names.segment(id),
    without: withSegmentToggled(selection, id),
  }));
  const filters = selection.filters.map((filter) => ({
    key: `column ${filter.column}`,
    words: filterWords(filter, names),
    without: withoutFilter(selection, filter.column),
  }));
  const box =
    selection.box === null
      ? []
      : [{ key: 'box', words: 'Box on the map', without: { ...selection, box: null } }];
  return [...segments, ...filters, ...box];
}

const mostLevels = 3;

function filterWords(filter: CustomerFilter, names: Names): string {
  const { label, unit } = names.column(filter.column);
  if (!('levels' in filter)) return `${label}: ${rangeWords(filter, (n) => names.value(n, unit))}`;
  const { levels } = filter;
  const more = levels.length - mostLevels;
  const shown = levels.slice(0, mostLevels).join(', ');
  return more > 0 ? `${label}: ${shown} and ${more} more` : `${label}: ${shown}`;
}
