import { Button } from '@mantine/core';
import { memo, useCallback, useMemo } from 'react';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Histogram, histogramTable, rangeWords } from '../../charts/histogram/index.ts';
import { withRange, type Change, type Range } from '../../crossfilter/index.ts';
import { columnKey } from './filters.ts';
import type { NumberSpec } from './specs.ts';
import type { ChartView } from './view.ts';

/** A number column: its histogram, brushed. Drawn anew only when its own counts or its own range change. */
export const NumberChart = memo(function NumberChart({
  spec,
  view,
  range,
  change,
  prepare,
}: {
  spec: NumberSpec;
  view: ChartView;
  /** What the column is held to. */
  range: Range;
  change: Change;
  /** Said once the reader is near. */
  prepare: (key: string) => void;
}) {
  const figures = useFigures();
  const { name, label, unit, bins } = spec;
  const words = useMemo(
    () => ({
      value: (n: number) => figures.value(n, unit),
      tick: (n: number) => figures.brief(n, unit),
      count: figures.count,
    }),
    [figures, unit],
  );
  const isFiltered = range.from !== null || range.to !== null;
  const hold = useCallback(
    (next: Range) => change((selection) => withRange(selection, name, next)),
    [change, name],
  );
  const onNear = useCallback(() => prepare(columnKey(name)), [prepare, name]);
  return (
    <Panel
      title={label}
      note={isFiltered ? rangeWords(range, words.value) : undefined}
      figures={() => histogramTable(bins, view.counts, view.totals)}
      actions={
        isFiltered && (
          <Button variant="subtle" size="compact-xs" onClick={() => hold({ from: null, to: null })}>
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
        onRange={hold}
        onNear={onNear}
        words={words}
      />
    </Panel>
  );
});
