import type {
  ColumnSummary,
  Decision,
  Distribution,
  Role,
  RunManifest,
} from '../../../contract/index.ts';
import { fence } from '../../charts/column/option.ts';
import { shareBelow } from '../../charts/violin/shape.ts';

/** A column of the source, with all that was found about it. */
export interface ColumnRow {
  readonly summary: ColumnSummary;
  readonly label: string;
  readonly role: Role;
  readonly reason: string;
  /** Segments were formed on it. */
  readonly isClustered: boolean;
  /** Counts to draw small, from first to last bin; null where none are known. */
  readonly bins: readonly number[] | null;
  /** About which part of the customers lies far out, 0 .. 1; null where that is not known. */
  readonly farOut: number | null;
}

/** The columns in the order of the source. */
export function columnRows(run: RunManifest): readonly ColumnRow[] {
  const roles = new Map(run.data.roles.map((role) => [role.name, role]));
  const spreads = new Map(run.distributions.map((d) => [d.feature, d]));
  const clustered = new Set(
    run.segments.flatMap(({ profile }) =>
      profile.features.filter((f) => f.clustered).map((f) => f.feature),
    ),
  );
  return run.data.columns.map((summary) => {
    const role = roles.get(summary.name);
    const levels = summary.topValues.map(({ count }) => count);
    return {
      summary,
      label: role?.label ?? summary.name,
      role: role?.role ?? 'text',
      reason: role?.reason ?? '',
      isClustered: clustered.has(summary.name),
      bins: spreads.get(summary.name)?.overall ?? (levels.length > 1 ? levels : null),
      farOut: farOutOf(summary, spreads.get(summary.name)),
    };
  });
}

/** Counted from the bins, so that a fence inside a bin divides it evenly. */
function farOutOf({ q1, q3 }: ColumnSummary, spread: Distribution | undefined): number | null {
  if (q1 === null || q3 === null || spread === undefined) return null;
  const reach = fence * (q3 - q1);
  // Where half of all values are the same there is no measure of far.
  if (reach === 0) return null;
  const [below, upTo] = [q1 - reach, q3 + reach].map((value) => shareBelow(spread, value));
  return below === null || upTo === null ? null : below + 1 - upTo;
}

/** The parts of the work that decide something, the most telling first. */
const stages: readonly { readonly stage: Decision['stage']; readonly title: string }[] = [
  { stage: 'shape', title: 'Shape' },
  { stage: 'customers', title: 'Customers' },
  { stage: 'marker', title: 'Missing values' },
  { stage: 'feature', title: 'Features' },
  { stage: 'clean', title: 'Clean-up' },
  { stage: 'role', title: 'Roles' },
  { stage: 'read', title: 'Reading' },
];

export interface DecisionGroup {
  readonly title: string;
  readonly decisions: readonly Decision[];
}

/** Decisions by the part of the work, without parts that decided nothing. */
export function decisionGroups(decisions: readonly Decision[]): readonly DecisionGroup[] {
  return stages
    .map(({ stage, title }) => ({
      title,
      decisions: decisions.filter((decision) => decision.stage === stage),
    }))
    .filter((group) => group.decisions.length > 0);
}
