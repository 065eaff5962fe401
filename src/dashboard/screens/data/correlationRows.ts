import type { RunManifest } from '../../../contract/index.ts';

export interface CorrelationRow {
  readonly feature: string;
  readonly label: string;
  /** One a row, in the same order. */
  readonly values: readonly (number | null)[];
}

/** One row a feature; none where the run knows no correlations. */
export function correlationRows({ correlations, data }: RunManifest): CorrelationRow[] {
  if (correlations === null) return [];
  const labels = new Map(data.roles.map(({ name, label }) => [name, label]));
  return correlations.features.map((feature, i) => ({
    feature,
    label: labels.get(feature) ?? feature,
    values: correlations.values[i],
  }));
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly value: number;
}

const telling = 0.7;

/** The pairs of different features that vary together most, from 0.7 on. */
export function strongestPairs(rows: readonly CorrelationRow[], most = 5): Pair[] {
  return rows
    .flatMap(({ label, values }, i) =>
      rows.slice(i + 1).flatMap((other, j): Pair[] => {
        const value = values[i + 1 + j];
        return value === null || Math.abs(value) < telling
          ? []
          : [{ a: label, b: other.label, value }];
      }),
    )
    .toSorted((x, y) => Math.abs(y.value) - Math.abs(x.value))
    .slice(0, most);
}
