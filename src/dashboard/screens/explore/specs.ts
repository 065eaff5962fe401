import type { CustomerTable, RunManifest, TableColumn, Unit } from '../../../contract/index.ts';
import { isMapColumn, type Selection } from '../../crossfilter/index.ts';
import { binsOver, type Bins } from '../../charts/histogram/bins.ts';

/** A column as a chart. */
export type ChartSpec = NumberSpec | CategorySpec;

export interface NumberSpec {
  readonly kind: 'number';
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly bins: Bins;
}

export interface CategorySpec {
  readonly kind: 'category';
  readonly name: string;
  readonly label: string;
  /** In the order of their codes; before the customer table is known, of the manifest. */
  readonly levels: readonly string[];
}

/** Charts shown until someone chooses. */
const shownAtStart = 12;
/** Charts that may be shown at once: with segments and map they have to fit into the masks of a crossfilter. */
export const mostShown = 24;

/**
 * Every column that can be a chart, those that segments were formed on first.
 *
 * @param table null while it is not known: the manifest then says what there is
 */
export function specsOf(run: RunManifest, table: CustomerTable | null): ChartSpec[] {
  const known = new Map([...numbersOf(run), ...categoriesOf(run)].map((spec) => [spec.name, spec]));
  const specs = table === null ? [...known.values()] : withTable(known, table);
  return specs.toSorted((a, b) => Number(isClustered(run, b)) - Number(isClustered(run, a)));
}

function numbersOf({ distributions }: RunManifest): NumberSpec[] {
  return distributions.map(({ feature, label, unit, edges, spacing }) => ({
    kind: 'number',
    name: feature,
    label,
    unit,
    bins: { edges, spacing },
  }));
}

function categoriesOf({ segments }: RunManifest): CategorySpec[] {
  const [first] = segments;
  return (first?.profile.categories ?? []).map(({ feature, label }) => {
    const levels = segments.flatMap(({ profile }) =>
      profile.categories
        .filter((category) => category.feature === feature)
        .flatMap((category) => category.levels.map(({ level }) => level)),
    );
    return { kind: 'category', name: feature, label, levels: [...new Set(levels)] };
  });
}

/** Columns of the customer table that are no column of the bank. */
const ours = (column: string): boolean => column === 'segment' || isMapColumn(column);

/** In the order of the manifest, then the table's other columns. */
function withTable(known: ReadonlyMap<string, ChartSpec>, { columns }: CustomerTable): ChartSpec[] {
  const explorable = new Map(
    columns
      .filter(({ name, explorable }) => explorable && !ours(name))
      .map((column) => [column.name, column]),
  );
  const names = new Set([...known.keys(), ...explorable.keys()]);
  return [...names].flatMap((name) => {
    const column = explorable.get(name);
    return column === undefined ? [] : specOf(column, known.get(name));
  });
}

function specOf(column: TableColumn, known: ChartSpec | undefined): ChartSpec[] {
  const { name, label, unit, levels, range } = column;
  if (column.kind === 'category') return [{ kind: 'category', name, label, levels }];
  if (known?.kind === 'number') return [known];
  if (range === null) return [];
  const bins = binsOver(range.lower, range.upper, unit === 'count' || unit === 'years');
  return [{ kind: 'number', name, label, unit, bins }];
}

function isClustered({ features }: RunManifest, { name }: ChartSpec): boolean {
  return features.names.some((feature) => feature === name || feature.startsWith(`${name}=`));
}

/** The charts to show: those that are filtered, and with them those chosen or the first ones. */
export function shownSpecs(
  specs: readonly ChartSpec[],
  chosen: readonly string[] | null,
  { filters }: Selection,
): ChartSpec[] {
  const filtered = filters.map(({ column }) => column);
  const others = chosen ?? specs.slice(0, shownAtStart).map(({ name }) => name);
  const names = new Set([...new Set([...filtered, ...others])].slice(0, mostShown));
  return specs.filter(({ name }) => names.has(name));
}

/** The parts of a selection that this run has; an address may be another run's. */
export function keepKnown(
  { segments, filters, box, map }: Selection,
  specs: readonly ChartSpec[],
  segmentIds: readonly string[],
  nMaps: number,
): Selection {
  const kinds = new Map(specs.map(({ name, kind }) => [name, kind]));
  return {
    segments: segments.filter((id) => segmentIds.includes(id)),
    filters: filters.filter(
      (filter) => kinds.get(filter.column) === ('levels' in filter ? 'category' : 'number'),
    ),
    box: map < nMaps ? box : null,
    map: map < nMaps ? map : 0,
  };
}
