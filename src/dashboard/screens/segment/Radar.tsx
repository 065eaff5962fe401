import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { radarAxes, radarOption, radarTable, radarWords } from '../../charts/radar/option.ts';

/** Where the segment's median customer stands among all, beside the other segments. */
export function Radar({ place }: { place: number }) {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const chart = useMemo(() => {
    const names = run.segments.map(({ name }) => name);
    const axes = radarAxes(run);
    if (axes.length === 0) return null;
    const [option, table] = [radarOption(axes, names, place, style), radarTable(axes, names)];
    return { axes, option, table };
  }, [run, place, style]);
  if (chart === null) return null;
  return (
    <Chart
      title="The median customer"
      note="percentile among all customers; the stronger ring: 50"
      description={`Of 100 customers, the median customer of ${run.segments[place].name} is above: ${radarWords(chart.axes, place, figures)}.`}
      option={chart.option}
      table={chart.table}
      height={340}
    />
  );
}
