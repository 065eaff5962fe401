import type { Candidate, RunManifest } from '../../../contract/index.ts';
import { measuresOf } from '../../charts/candidates/measures.ts';
import type { Figures } from '../../theme/figures.ts';

export interface ComparisonRow {
  readonly label: string;
  /** One a run. */
  readonly cells: readonly string[];
}

/** The figures of a run's chosen candidate; null where none fits. */
export function chosenCandidate({ selection }: RunManifest): Candidate | null {
  const { k, algorithm } = selection.chosen;
  return selection.candidates.find((c) => c.k === k && c.algorithm === algorithm) ?? null;
}

/** Runs side by side, one row a measure that at least one of them has. */
export function measureRows(runs: readonly RunManifest[], figures: Figures): ComparisonRow[] {
  const chosen = runs.map(chosenCandidate);
  const known = chosen.flatMap((candidate) => (candidate === null ? [] : [candidate]));
  return measuresOf(known).map(({ label, digits, figure }) => ({
    label,
    cells: chosen.map((candidate) =>
      figures.decimal(candidate === null ? null : figure(candidate), digits),
    ),
  }));
}

/** Whether the measures of the runs may be held against each other: same features, same number of customers. */
export function areComparable(runs: readonly RunManifest[]): boolean {
  const kinds = runs.map(({ features }) => JSON.stringify([features.names, features.nSamples]));
  return new Set(kinds).size <= 1;
}
