import type { RunManifest, Unit } from '../../../contract/index.ts';
import { mix } from '../../theme/contrast.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import type { Scheme } from '../../theme/segmentColours.ts';

/** One feature of one segment against all customers. */
export interface HeatCell {
  readonly mean: number | null;
  readonly overall: number | null;
  /** Standard deviations from the mean of all customers. */
  readonly z: number | null;
}

export interface HeatColumn {
  readonly feature: string;
  readonly label: string;
  readonly unit: Unit;
  /** One a segment, in the manifest's order. */
  readonly cells: readonly HeatCell[];
}

const absent: HeatCell = { mean: null, overall: null, z: null };

/** The features of a run, those the segments were formed on alone unless `withOthers`. */
export function heatColumns(run: RunManifest, withOthers: boolean): readonly HeatColumn[] {
  const features = run.segments[0]?.profile.features ?? [];
  return features
    .filter(({ clustered }) => clustered || withOthers)
    .map(({ feature, label, unit }) => ({
      feature,
      label,
      unit,
      cells: run.segments.map(({ profile }) => {
        const found = profile.features.find((f) => f.feature === feature);
        if (found === undefined) return absent;
        return { mean: found.mean, overall: found.overallMean, z: found.modelZ ?? found.z };
      }),
    }));
}

/** The cells as a table: one row a segment. */
export function heatTable(run: RunManifest, columns: readonly HeatColumn[]): ChartTable {
  return {
    columns: ['Segment', ...columns.map(({ label }) => label)],
    rows: run.segments.map(({ name }, row) => [name, ...columns.map(({ cells }) => cells[row].z)]),
  };
}

const ends: Readonly<Record<Scheme, { low: string; none: string; high: string }>> = {
  light: { low: '#d98445', none: '#f3f3f5', high: '#3d7ff0' },
  dark: { low: '#b5622a', none: '#242c37', high: '#3f6fc4' },
};

/** Strong colours from two standard deviations on; the middle is neutral. */
export function heatColour(z: number | null, scheme: Scheme): string {
  const { low, none, high } = ends[scheme];
  if (z === null) return none;
  return mix(none, z < 0 ? low : high, Math.min(1, Math.abs(z) / 2));
}

export interface Position {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Where a key leads in a table of cells; null where the key means nothing here. */
export function moved(from: Position, key: string, size: Position): Position | null {
  if (!Object.hasOwn(steps, key)) return null;
  const [rows, columns] = steps[key];
  const inside = (value: number, n: number) => Math.max(0, Math.min(n - 1, value));
  return {
    row: inside(from.row + rows, size.row),
    column: inside(from.column + columns, size.column),
  };
}
