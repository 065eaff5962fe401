import type { Role, RunManifest, Unit } from '../../../contract/index.ts';

/** What the segments are worth: one figure a segment, in the manifest's order. */
export interface SegmentValue {
  /** Column it is summed from; null where customers are counted. */
  readonly feature: string | null;
  readonly label: string;
  readonly unit: Unit;
  readonly totals: readonly number[];
  /** The figure of one average customer; null where there is none. */
  readonly means: readonly (number | null)[];
}

const valueRoles: readonly Role[] = ['value', 'spend'];

/** What customers hold, else what they spend, else how many they are: the first column whose totals are all positive. */
export function valueOf(run: RunManifest): SegmentValue {
  const columns = valueRoles.flatMap((role) => run.data.roles.filter((r) => r.role === role));
  for (const { name, label, unit } of columns) {
    if (unit === 'rate') continue;
    const profiles = run.segments.map((s) => s.profile.features.find((f) => f.feature === name));
    const totals = profiles.map((p) => (p?.mean ?? Number.NaN) * (p?.count ?? 0));
    if (totals.every((total) => total >= 0) && totals.some((total) => total > 0)) {
      return { feature: name, label, unit, totals, means: profiles.map((p) => p?.mean ?? null) };
    }
  }
  return {
    feature: null,
    label: 'Customers',
    unit: 'count',
    totals: run.segments.map((segment) => segment.size),
    means: run.segments.map(() => null),
  };
}
