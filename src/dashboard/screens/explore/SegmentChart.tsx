import { Button } from '@mantine/core';
import { memo } from 'react';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { Categories, levelsTable } from '../../charts/categories/index.ts';
import { withSegmentToggled, type Change } from '../../crossfilter/index.ts';
import { segmentFill } from '../../theme/segmentColours.ts';
import type { ChartView } from './view.ts';

/** The segments, chosen by clicking. Drawn anew only when their counts or the chosen ones change. */
export const SegmentChart = memo(function SegmentChart({
  view,
  chosen,
  change,
}: {
  view: ChartView;
  chosen: readonly string[];
  change: Change;
}) {
  const { segments } = useCurrentRun();
  const figures = useFigures();
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
        chosen.length > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => change((selection) => ({ ...selection, segments: [] }))}
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
          chosen,
        }}
        onToggle={(id) => change((selection) => withSegmentToggled(selection, id))}
        words={{
          count: figures.compact,
          percent: figures.percent,
          name: (id) => names.get(id) ?? id,
        }}
        mark={(place) => <SegmentDot place={place} />}
        colourAt={segmentFill}
      />
    </Panel>
  );
});
