import type { ColumnSummary, Decision, RunManifest } from '../../../contract/index.ts';

/** A column of the source, with all that was found about it. */
export interface ColumnRow {
  readonly summary: ColumnSummary;
  readonly label: string;
  readonly role: string;
  readonly reason: string;
  /** Segments were formed on it. */
  readonly isClustered: boolean;
  /** Counts to draw small, from first to last bin; null where none are known. */
  readonly bins: readonly number[] | null;
}

/** The columns in the order of the source. */
export function columnRows(run: RunManifest): readonly ColumnRow[] {
  const roles = new Map(run.data.roles.map((role) => [role.name, role]));
  const spreads = new Map(run.distributions.map((d) => [d.feature, d.overall]));
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
      bins: spreads.get(summary.name) ?? (levels.length > 1 ? levels : null),
    };
  });
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
