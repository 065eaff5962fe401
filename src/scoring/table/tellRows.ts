import { listed } from '../../features/index.ts';
import type { ColumnPlan } from '../plan/columns.ts';
import type { ScoringPlan } from '../plan/planModel.ts';
import { contributionOf, mostReasons, weighRow } from '../reasons.ts';
import type { ColumnReading } from './readColumn.ts';

/** Phrases of a column that are kept; values that come again are told from here. */
const mostKept = 1000;

/** Tells reasons and notes of the rows of one table. */
export interface RowTeller {
  /** What `reasonsInWords` says of the row. */
  readonly reasons: (row: number, own: number, next: number) => string;
  /** The texts of the notes on the row's columns, parted by `; `. */
  readonly notes: (row: number, byDistance: boolean) => string;
}

/**
 * @param readings one a clustered column of the plan
 * @param x nRows x nFeatures
 * @param codes what the plan condenses them to
 */
export function createRowTeller(
  plan: ScoringPlan,
  readings: readonly ColumnReading[],
  x: Float64Array,
  codes: Float64Array,
): RowTeller {
  const { clustered, nFeatures } = plan;
  const parts = new Float64Array(nFeatures);
  const contributions = new Float64Array(clustered.length);
  const phrases = clustered.map((column, c) => keptPhrases(column, readings[c]));
  const noted = clustered.flatMap(({ notes }, c) =>
    readings[c].noted ? [{ notes, states: readings[c].states }] : [],
  );
  return {
    reasons: (row, own, next) => {
      weighRow(plan, x, row, codes, own, next, parts);
      for (let c = 0; c < clustered.length; c++) {
        contributions[c] = contributionOf(clustered[c], parts);
      }
      return listed(largest(contributions).map((c) => phrases[c](row)));
    },
    notes: (row, byDistance) => {
      let text = '';
      for (const { notes, states } of noted) {
        const note = (byDistance ? notes.byDistance : notes.otherwise)[states[row]];
        if (note !== null) text += text === '' ? note.text : `; ${note.text}`;
      }
      return text;
    },
  };
}

/** The places of the largest values above 0, the largest first, of equals the first; a value told becomes 0. */
function largest(contributions: Float64Array): number[] {
  const places: number[] = [];
  while (places.length < mostReasons) {
    let best = -1;
    let most = 0;
    for (let c = 0; c < contributions.length; c++) {
      if (contributions[c] > most) {
        best = c;
        most = contributions[c];
      }
    }
    if (best < 0) break;
    places.push(best);
    contributions[best] = 0;
  }
  return places;
}

function keptPhrases({ phrase }: ColumnPlan, { values }: ColumnReading): (row: number) => string {
  const kept = new Map<number, string>();
  return (row) => {
    const value = values[row];
    const known = kept.get(value);
    if (known !== undefined) return known;
    const text = phrase(value);
    if (kept.size < mostKept) kept.set(value, text);
    return text;
  };
}
