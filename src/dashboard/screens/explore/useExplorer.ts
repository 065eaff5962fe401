import { useMemo } from 'react';
import { useCustomerTable } from '../../api/runs.ts';
import { useCurrentRun } from '../../app/runContext.ts';
import { type Filter, type Grid, type Selection } from '../../crossfilter/index.ts';
import { dimensionsOf, gridOf, wantedColumns } from './dimensions.ts';
import { filtersOf } from './filters.ts';
import { mapsOf } from './maps.ts';
import { keepKnown, shownSpecs, specsOf, type ChartSpec } from './specs.ts';
import { useColumns } from './useColumns.ts';
import { useCrossfilter } from './useCrossfilter.ts';
import { viewOf, type View } from './view.ts';

export interface Explorer {
  /** All charts there could be. */
  readonly specs: readonly ChartSpec[];
  /** The charts that are shown. */
  readonly shown: readonly ChartSpec[];
  /** The parts of the selection that this run has. */
  readonly selection: Selection;
  readonly view: View;
  /** Says that a dimension will soon be filtered. */
  readonly prepare: (key: string) => void;
  /** Null where no box can be drawn on the map. */
  readonly grid: Grid | null;
  /** Whether filters are counted; before that, only what the manifest tells is shown. */
  readonly isLive: boolean;
  /** Why they are not; null while loading and when live. */
  readonly error: unknown;
}

/**
 * What the explorer shows of a selection.
 *
 * @param chosen names of the charts to show; null for the first ones
 * @param withMap whether customers on the map are counted too
 */
export function useExplorer(
  wanted: Selection,
  chosen: readonly string[] | null,
  withMap: boolean,
): Explorer {
  const run = useCurrentRun();
  const table = useCustomerTable(run.runId);
  const known = table.data ?? null;
  const ids = useMemo(() => run.segments.map(({ id }) => id), [run]);
  const specs = useMemo(() => specsOf(run, known), [run, known]);
  const selection = useMemo(
    () => (known === null ? wanted : keepKnown(wanted, specs, ids, mapsOf(run).length)),
    [run, known, wanted, specs, ids],
  );
  const shown = useMemo(() => shownSpecs(specs, chosen, selection), [specs, chosen, selection]);
  const { map } = selection;
  const grid = useMemo(() => gridOf(run, map, withMap ? known : null), [run, map, known, withMap]);
  const filters: ReadonlyMap<string, Filter> = useMemo(
    () => filtersOf(selection, specs, ids),
    [selection, specs, ids],
  );
  const columns = useColumns(
    run.runId,
    known?.nCustomers ?? 0,
    known === null ? [] : wantedColumns(shown, grid === null ? null : map),
  );
  const dimensions = dimensionsOf(columns.values, shown, { grid, map }, ids.length);
  const { answer, prepare } = useCrossfilter(dimensions, filters);
  const view = useMemo(
    () => viewOf(run, shown, selection, filters, answer),
    [run, shown, selection, filters, answer],
  );
  return {
    specs,
    shown,
    selection,
    view,
    prepare,
    grid,
    isLive: known !== null && answer !== null && !columns.isLoading,
    error: table.error ?? columns.error,
  };
}
