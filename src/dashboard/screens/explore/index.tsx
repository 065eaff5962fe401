import { useCallback, useMemo } from 'react';
import { sentenceOf } from '../../api/apiError.ts';
import layout from '../../app/layout.module.css';
import { useCurrentRun } from '../../app/runContext.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { levelsOn, rangeOn, type Selection } from '../../crossfilter/index.ts';
import { CategoryChart } from './CategoryChart.tsx';
import { ChartPicker } from './ChartPicker.tsx';
import { CustomerMapPanel } from './CustomerMapPanel.tsx';
import classes from './Explore.module.css';
import { parseExplorer, printExplorer } from './explorerUrl.ts';
import { columnKey, mapKey, segmentKey } from './filters.ts';
import { mapsOf } from './maps.ts';
import { NumberChart } from './NumberChart.tsx';
import { SegmentChart } from './SegmentChart.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useAddressState } from './useAddressState.ts';
import type { ChartSpec } from './specs.ts';
import { useChange } from './useChange.ts';
import { useExplorer, type Explorer } from './useExplorer.ts';
import type { ChartView } from './view.ts';

const nothing: ChartView = { counts: null, totals: [] };

/** Customers under filters: every chart filters all others. */
export default function ExploreScreen() {
  usePageTitle('Explore');
  const run = useCurrentRun();
  const [state, setState] = useAddressState(parseExplorer, printExplorer);
  const explorer = useExplorer(state.selection, state.shown, true);
  const { selection, view, specs, shown, prepare } = explorer;
  const setSelection = useCallback(
    (next: Selection) => setState({ shown: state.shown, selection: next }),
    [state.shown, setState],
  );
  const maps = useMemo(() => mapsOf(run), [run]);
  const change = useChange(selection, setSelection);
  const draw = (spec: ChartSpec) => {
    const chart = view.charts.get(columnKey(spec.name)) ?? blankOf(spec);
    return spec.kind === 'number' ? (
      <NumberChart
        key={spec.name}
        spec={spec}
        view={chart}
        range={rangeOn(selection, spec.name)}
        change={change}
        prepare={prepare}
      />
    ) : (
      <CategoryChart
        key={spec.name}
        spec={spec}
        view={chart}
        chosen={levelsOn(selection, spec.name)}
        change={change}
      />
    );
  };
  // A chart beside the map fills what its segments leave free.
  const nBeside = run.map === null ? 0 : 1;
  const [beside, below] = [shown.slice(0, nBeside), shown.slice(nBeside)];
  return (
    <div className={layout.column}>
      <h1 className={classes.hidden}>Explore customers</h1>
      <SelectionBar
        selected={view.selected}
        specs={specs}
        selection={selection}
        onSelection={setSelection}
      />
      <Notice explorer={explorer} />
      <div className={classes.pair}>
        <div className={layout.column}>
          <SegmentChart
            view={view.charts.get(segmentKey) ?? nothing}
            chosen={selection.segments}
            change={change}
          />
          {beside.map(draw)}
        </div>
        {run.map !== null && (
          <CustomerMapPanel
            maps={maps}
            grid={explorer.grid}
            place={selection.map}
            view={view.charts.get(mapKey(selection.map))}
            box={selection.box}
            change={change}
          />
        )}
      </div>
      <ChartPicker
        specs={specs}
        shown={shown}
        onShown={(names) => setState({ ...state, shown: names })}
      />
      <div className={classes.charts}>{below.map(draw)}</div>
      <p className={layout.soft}>
        Bars count the selected customers. The grey behind them is as many customers spread as all
        customers are, so a bar that stands out tells what is special about the selection.
      </p>
    </div>
  );
}

/** Nobody counted yet. */
function blankOf(spec: Explorer['shown'][number]): ChartView {
  const n = spec.kind === 'number' ? spec.bins.edges.length : spec.levels.length + 1;
  return { counts: null, totals: Array.from({ length: n }, () => 0) };
}

/** Why filters are not counted yet, or cannot be. */
function Notice({ explorer: { error, isLive } }: { explorer: Explorer }) {
  if (error !== null) {
    return (
      <p className={classes.notice} role="alert">
        {sentenceOf(error)} Until then the charts show all customers of the chosen segments.
      </p>
    );
  }
  return (
    <p className={classes.status} role="status">
      {isLive ? '' : 'Loading the customers …'}
    </p>
  );
}
