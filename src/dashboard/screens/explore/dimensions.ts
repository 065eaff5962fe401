import type { CustomerTable, RunManifest } from '../../../contract/index.ts';
import {
  mapColumns,
  type ColumnValues,
  type Dimension,
  type Grid,
} from '../../crossfilter/index.ts';
import { columnKey, mapKey, segmentKey } from './filters.ts';
import { mapsOf } from './maps.ts';
import type { ChartSpec } from './specs.ts';
import type { WantedColumn } from './useColumns.ts';

/** Column of places in `segments`. */
const segmentColumn = 'segment';
/** Cells and segments have to fit into 16 bits. */
const mostPlaces = 65_000;

/** The columns that charts need, with those of segments and of the map that is counted; null for none. */
export function wantedColumns(specs: readonly ChartSpec[], map: number | null): WantedColumn[] {
  const places = map === null ? [] : Object.values(mapColumns(map));
  return [
    { name: segmentColumn, kind: 'category' },
    ...specs.map(({ name, kind }) => ({ name, kind })),
    ...places.map((name) => ({ name, kind: 'number' as const })),
  ];
}

/**
 * The grid that customers are counted in on the map; null where the customer table does not know their places, or
 * there are too many segments to count them apart.
 */
export function gridOf(
  run: Pick<RunManifest, 'map' | 'otherMaps' | 'segments'>,
  map: number,
  table: CustomerTable | null,
): Grid | null {
  const drawn = mapsOf(run).at(map);
  if (drawn === undefined || table === null) return null;
  const names = new Set(table.columns.map(({ name }) => name));
  const isPlaced = Object.values(mapColumns(map)).every((name) => names.has(name));
  const { xRange, yRange, nx, ny } = drawn;
  const { segments } = run;
  return isPlaced && nx * ny * segments.length < mostPlaces ? { xRange, yRange, nx, ny } : null;
}

/** Dimensions of the columns that have been loaded. */
export function dimensionsOf(
  values: ReadonlyMap<string, ColumnValues>,
  specs: readonly ChartSpec[],
  { grid, map }: { readonly grid: Grid | null; readonly map: number },
  nSegments: number,
): Dimension[] {
  const charts = specs.flatMap((spec) => dimensionOf(spec, values.get(spec.name)));
  const segment = values.get(segmentColumn);
  if (segment?.kind !== 'category') return charts;
  const { codes } = segment;
  const places = mapColumns(map);
  const [x, y] = [values.get(places.x), values.get(places.y)];
  const onMap: Dimension[] =
    grid !== null && x?.kind === 'number' && y?.kind === 'number'
      ? [
          {
            kind: 'map',
            name: mapKey(map),
            x: x.values,
            y: y.values,
            segments: codes,
            nSegments,
            grid,
          },
        ]
      : [];
  return [{ kind: 'category', name: segmentKey, codes, nLevels: nSegments }, ...charts, ...onMap];
}

function dimensionOf(spec: ChartSpec, values: ColumnValues | undefined): Dimension[] {
  const name = columnKey(spec.name);
  if (spec.kind === 'number' && values?.kind === 'number') {
    return [{ kind: 'number', name, values: values.values, edges: spec.bins.edges }];
  }
  if (spec.kind === 'category' && values?.kind === 'category') {
    return [{ kind: 'category', name, codes: values.codes, nLevels: spec.levels.length }];
  }
  return [];
}
