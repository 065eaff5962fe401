import type { FeatureStep, Input } from '../../contract/index.ts';
import { formatFigure } from '../../features/index.ts';
import type { Note, NoteKind } from '../score.ts';
import { cellStates } from './cell.ts';
import type { ColumnNotes } from './columns.ts';

/** The notes on a column, by state; columns that segments were not formed on have none. */
export function notesOf(
  input: Input,
  made: readonly { readonly step: FeatureStep }[],
): ColumnNotes {
  if (made.length === 0) return { byDistance: [], otherwise: [] };
  const steps = made.map(({ step }) => step);
  return {
    byDistance: notesByState(input, `, ${standIn(input, steps)}`, countsAsNone),
    otherwise: notesByState(input, '', ''),
  };
}

const countsAsNone = ', it counts as none of the known ones';

/**
 * @param filling what stands in for a missing value, as the end of a sentence
 * @param unknown what becomes of an unknown level, as the end of a sentence
 */
function notesByState(input: Input, filling: string, unknown: string): (Note | null)[] {
  const { name, label, kind, range } = input;
  const notes: (Note | null)[] = [];
  const tell = (state: number, noteKind: NoteKind, text: string): void => {
    notes[state] = Object.freeze({ kind: noteKind, feature: name, text: `${label} ${text}` });
  };
  notes[cellStates.known] = null;
  tell(cellStates.missing, 'missing', `is missing${filling}`);
  tell(cellStates.absent, 'absent', `is not given${filling}`);
  tell(
    cellStates.invalid,
    'invalid',
    `is not ${kind === 'number' ? 'a number' : 'text'}${filling}`,
  );
  tell(
    cellStates.unknownLevel,
    'unknown-level',
    `has a value that no training customer had${unknown}`,
  );
  const bounds =
    range === null ? '' : ` (${formatFigure(range.lower)} to ${formatFigure(range.upper)})`;
  tell(
    cellStates.outOfRange,
    'out-of-range',
    `lies outside the range of the training customers${bounds} and is used as it is`,
  );
  return notes;
}

function standIn({ levels }: Input, steps: readonly FeatureStep[]): string {
  const [{ impute, level, codes }] = steps;
  if (impute === null) return 'and nothing stands in for it';
  const coded = codes?.levels.find(({ value }) => value === impute);
  if (coded !== undefined) return `it counts as "${coded.level}"`;
  if (level === null) return `${formatFigure(impute)} stands in for it`;
  if (steps.every((step) => step.impute === 0)) {
    const other = levels.find((each) => each.level !== level);
    const single = steps.length === 1 && levels.length === 2 && other !== undefined;
    return single ? `it counts as "${other.level}"` : 'it counts as none of its levels';
  }
  if (steps.length === 1 && impute === 1) return `it counts as "${level}"`;
  return 'what is usual in training stands in for it';
}

/** The note on a customer whose segment the forest told. */
export const byClassifier: Note = Object.freeze({
  kind: 'by-classifier',
  feature: null,
  text: 'The forest told the segment, as the distances could not be computed from all columns',
});

/** The note on a customer who could be placed and is like no segment. */
export const noSegment: Note = Object.freeze({
  kind: 'no-segment',
  feature: null,
  text: 'No segment, as the customer is like no group',
});

/** The note on a customer without a segment. */
export const unscorable: Note = Object.freeze({
  kind: 'unscorable',
  feature: null,
  text: 'No segment, as a distance needs values for all columns and the model has no forest to do without',
});
