import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Histogram, histogramTable, rangeWords } from '../../charts/histogram/index.ts';
import { rangeOn, withRange, type Selection } from '../../crossfilter/index.ts';
import type { NumberSpec } from './specs.ts';
import type { ChartView } from './view.ts';

/** A number column: its histogram, brushed. */
export function NumberChart({
  spec,
  view,
  selection,
  onSelection,
}: {
  spec: NumberSpec;
  view: ChartView;
  selection: Selection;
  onSelection: (selection: Selection) => void;
}) {
  const figures = useFigures();
  const { name, label, unit, bins } = spec;
  const range = rangeOn(selection, name);
  const words = useMemo(
    () => ({
      value: (n: number) => figures.value(n, unit),
      tick: (n: number) => figures.brief(n, unit),
      count: figures.count,
    }),
    [figures, unit],
  );
  const isFiltered = range.from !== null || range.to !== null;
  const hold = (from: number | null, to: number | null) =>
    onSelection(withRange(selection, name, { from, to }));
  return (
    <Panel
      title={label}
      note={isFiltered ? rangeWords(range, words.value) : undefined}
      figures={() => histogramTable(bins, view.counts, view.totals)}
      actions={
        isFiltered && (
          <Button variant="subtle" size="compact-xs" onClick={() => hold(null, null)}>
            Clear
          </Button>
        )
      }
    >
      <Histogram
        label={label}
        bins={bins}
        counts={view.counts}
        totals={view.totals}
        range={range}
        onRange={({ from, to }) => hold(from, to)}
        words={words}
      />
    </Panel>
  );
}
