import { useMemo } from 'react';
import layout from '../../app/layout.module.css';
import { LinkButton } from '../../app/LinkButton.tsx';
import { runPagePath } from '../../app/paths.ts';
import { useCurrentRun } from '../../app/runContext.ts';
import { Empty } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { parseSelection, printSelection } from '../../crossfilter/index.ts';
import { CustomerMapPanel } from '../explore/CustomerMapPanel.tsx';
import { mapKey, segmentKey } from '../explore/filters.ts';
import { mapsOf } from '../explore/maps.ts';
import { SelectionBar } from '../explore/SelectionBar.tsx';
import { useAddressState } from '../explore/useAddressState.ts';
import { useChange } from '../explore/useChange.ts';
import { useExplorer } from '../explore/useExplorer.ts';
import { selectedBySegment } from '../explore/view.ts';
import { SegmentSizes } from './SegmentSizes.tsx';

const noCharts: readonly string[] = [];

/** The customer map, large; a box on it selects. */
export default function MapScreen() {
  usePageTitle('Map');
  const run = useCurrentRun();
  const [wanted, setSelection] = useAddressState(parseSelection, printSelection);
  const { selection, specs, view, grid } = useExplorer(wanted, noCharts, true);
  const maps = useMemo(() => mapsOf(run), [run]);
  const change = useChange(selection, setSelection);
  const segments = view.charts.get(segmentKey);
  const sizes = useMemo(
    () => selectedBySegment(run, selection, segments),
    [run, selection, segments],
  );
  if (run.map === null) {
    return (
      <Empty
        title="There is no map of this run"
        text="A map needs at least two features that differ between customers; this run has fewer."
      >
        <LinkButton href={runPagePath(run.runId, 'explore')}>Explore the customers</LinkButton>
      </Empty>
    );
  }
  return (
    <div className={layout.column}>
      <SelectionBar
        selected={view.selected}
        specs={specs}
        selection={selection}
        onSelection={setSelection}
      />
      <CustomerMapPanel
        maps={maps}
        grid={grid}
        place={selection.map}
        view={view.charts.get(mapKey(selection.map))}
        box={selection.box}
        change={change}
      />
      <SegmentSizes sizes={sizes} />
      <div>
        <LinkButton
          variant="default"
          href={runPagePath(run.runId, 'explore', String(printSelection(selection)))}
        >
          Explore this selection
        </LinkButton>
      </div>
    </div>
  );
}
