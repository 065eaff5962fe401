import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { partsOfTime, timesOption, timesTable } from '../../charts/times/option.ts';
import { useSegmentColours } from '../../theme/scheme.ts';

/** When the segment's customers act; nothing where the data tell no times. */
export function Times({ place }: { place: number }) {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const { fill } = useSegmentColours()(place);
  const chart = useMemo(() => {
    const parts = partsOfTime(run, place);
    return { parts, option: timesOption(parts, fill, style, figures), table: timesTable(parts) };
  }, [run, place, fill, style, figures]);
  if (chart.parts.length === 0) return null;
  const told = chart.parts
    .map(
      ({ title, segment, overall }) =>
        `${title}: ${figures.percent(segment)}, all customers ${figures.percent(overall)}`,
    )
    .join('; ');
  return (
    <Chart
      title="Time of day"
      note="share of a customer's transactions, on average"
      description={`When customers of ${run.segments[place].name} act. ${told}.`}
      option={chart.option}
      table={chart.table}
    />
  );
}
