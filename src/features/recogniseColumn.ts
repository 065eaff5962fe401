import type { ColumnRole, ColumnSummary, Shape } from '../contract/index.ts';
import { labelFromName, saysNoMore } from './label.ts';
import { matchColumn, type Match } from './match.ts';
import { natureOf, natureWords } from './nature.ts';
import { unitOf } from './units.ts';
import { stemsOf } from './words.ts';

/** The role of one column by its name, or by its values where the name says nothing known. */
export function recogniseColumn(column: ColumnSummary, shapes: ReadonlySet<Shape>): ColumnRole {
  const match = matchColumn(column, shapes);
  return match === null ? roleByValues(column) : roleByName(match, column);
}

function roleByName(match: Match, column: ColumnSummary): ColumnRole {
  const measure = measureOf(match);
  if (measure !== null) return roleOfMeasure(measure, match, column);
  const stems = match.words.map(({ stem }) => stem);
  return {
    name: column.name,
    role: match.entry.role,
    concept: match.entry.concept,
    label: saysNoMore(stems, stemsOf(match.phrase))
      ? match.entry.label
      : labelFromName(column.name),
    unit: unitOf(match, column),
    confidence: Number((0.6 + 0.35 * match.coverage).toFixed(2)),
    reason: `The name reads "${match.phrase}" and the column holds ${natureWords[natureOf(column)]}.`,
  };
}

type Measure = 'count' | 'rate';

/** Whether a name that speaks of money means a number or a share of it: `balance_ratio`, `loan_count`. */
function measureOf({ entry, phrase, words }: Match): Measure | null {
  const known = stemsOf(phrase);
  const says = (...stems: string[]): boolean =>
    words.some(({ stem }) => stems.includes(stem) && !known.includes(stem));
  if (entry.unit !== 'money') return null;
  if (says('count', 'number', 'frequency')) return 'count';
  return says('ratio', 'rate', 'percent', 'share') ? 'rate' : null;
}

function roleOfMeasure(measure: Measure, match: Match, column: ColumnSummary): ColumnRole {
  return {
    name: column.name,
    role: measure === 'count' ? 'frequency' : 'number',
    concept: null,
    label: labelFromName(column.name),
    unit: unitOf({ ...match, entry: { ...match.entry, unit: measure } }, column),
    confidence: 0.7,
    reason: `The name speaks of a ${measure} of "${match.phrase}" and the column holds ${natureWords[natureOf(column)]}.`,
  };
}

function roleByValues(column: ColumnSummary): ColumnRole {
  const nature = natureOf(column);
  const common = {
    name: column.name,
    concept: null,
    label: labelFromName(column.name),
    unit: 'none',
    confidence: 0.5,
  } as const;
  if (nature === 'empty') {
    return { ...common, role: 'text', reason: 'The column holds no values at all.' };
  }
  if (countsRows(column)) {
    return { ...common, role: 'key', reason: 'The values number the rows one by one.' };
  }
  return {
    ...common,
    role: nature,
    reason: `The name is not a known word; the column holds ${natureWords[nature]}.`,
  };
}

/** The least rows for a run of whole numbers to be no accident. */
const leastRows = 20;

function countsRows({ type, integer, count, distinct, missing, min, max }: ColumnSummary): boolean {
  if (type !== 'number' || !integer || min === null || max === null) return false;
  const everyOne = missing === 0 && distinct === count && max - min + 1 === count;
  return everyOne && count >= leastRows && (min === 0 || min === 1);
}
