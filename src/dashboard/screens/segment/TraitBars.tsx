import { useMemo } from 'react';
import type { Segment } from '../../../contract/index.ts';
import { useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { differences, traitsOption, traitsTable } from '../../charts/traits/option.ts';
import { useSegmentColours } from '../../theme/scheme.ts';

/** What sets the segment apart, feature by feature. */
export function TraitBars({ segment, place }: { segment: Segment; place: number }) {
  const figures = useFigures();
  const style = useChartStyle();
  const { fill } = useSegmentColours()(place);
  const all = useMemo(() => differences(segment, figures), [segment, figures]);
  const option = useMemo(() => traitsOption(all, fill, style), [all, fill, style]);
  const table = useMemo(() => traitsTable(all), [all]);
  const told = segment.traits.map(({ text }) => text).join('; ');
  return (
    <Chart
      title="What sets them apart"
      note="standard deviations from all customers"
      description={`Differences of ${segment.name} from all customers: ${told}.`}
      option={option}
      table={table}
      height={Math.max(160, all.length * 30 + 40)}
    />
  );
}
