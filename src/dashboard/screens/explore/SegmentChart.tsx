import { Button } from '@mantine/core';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { Categories, levelsTable } from '../../charts/categories/index.ts';
import { withSegmentToggled, type Selection } from '../../crossfilter/index.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import type { ChartView } from './view.ts';

/** The segments, chosen by clicking. */
export function SegmentChart({
  view,
  selection,
  onSelection,
}: {
  view: ChartView;
  selection: Selection;
  onSelection: (selection: Selection) => void;
}) {
  const { segments } = useCurrentRun();
  const figures = useFigures();
  const colourAt = useSegmentColours();
  const names = new Map(segments.map(({ id, name }) => [id, name]));
  return (
    <Panel
      title="Segments"
      figures={() =>
        levelsTable('Segment', {
          levels: segments.map(({ name }) => name),
          counts: view.counts,
          totals: view.totals,
        })
      }
      actions={
        selection.segments.length > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onSelection({ ...selection, segments: [] })}
          >
            Clear
          </Button>
        )
      }
    >
      <Categories
        label="Segments"
        data={{
          levels: segments.map(({ id }) => id),
          counts: view.counts,
          totals: view.totals,
          chosen: selection.segments,
        }}
        onToggle={(id) => onSelection(withSegmentToggled(selection, id))}
        words={{
          count: figures.compact,
          percent: figures.percent,
          name: (id) => names.get(id) ?? id,
        }}
        mark={(place) => <SegmentDot place={place} />}
        colourAt={(place) => colourAt(place).fill}
      />
    </Panel>
  );
}
