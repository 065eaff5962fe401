import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import type { Measure } from '../../charts/candidates/measures.ts';
import {
  candidatesOption,
  candidatesTable,
  candidatesWords,
  preferredK,
} from '../../charts/candidates/option.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';

/** One measure for every number of segments that was tried. */
export function MeasureChart({ measure }: { measure: Measure }) {
  const { selection } = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const option = useMemo(
    () => candidatesOption(selection, measure, style, figures),
    [selection, measure, style, figures],
  );
  const table = useMemo(() => candidatesTable(selection, measure), [selection, measure]);
  const preferred = preferredK(selection, measure);
  const told = candidatesWords(selection, measure, figures);
  return (
    <Chart
      title={measure.label}
      note={measure.best}
      description={`${measure.label} by number of segments: ${told}. It prefers ${preferred ?? 'none'}; chosen were ${selection.chosen.k}.`}
      option={option}
      table={table}
      height={200}
    />
  );
}
